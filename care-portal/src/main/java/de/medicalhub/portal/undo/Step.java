package de.medicalhub.portal.undo;

import de.medicalhub.portal.records.Resources;
import java.io.Serializable;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** One thing to do so that something is as it was: references, codes and versions only (U2). */
public sealed interface Step extends Serializable {

    /**
     * Calls an operation of one resource.
     *
     * @param reference such as {@code Appointment/12}
     * @param operation with the dollar sign, such as {@code $cancel}
     */
    record Call(String reference, String operation, List<Input> inputs) implements Step {
        public Call {
            inputs = List.copyOf(inputs);
        }

        /** What the operation is given. */
        public Parameters parameters() {
            Parameters parameters = new Parameters();
            inputs.forEach(
                    input -> parameters.addParameter().setName(input.name()).setValue(input.toFhir()));
            return parameters;
        }
    }

    /**
     * Gives a resource its status again, provided that nobody has written it since.
     *
     * @param reference such as {@code Slot/7}
     * @param version that the deed has left
     * @param status code of the status before
     */
    record Status(String reference, String version, String status) implements Step {}

    /** What an operation is given. */
    record Input(String name, Kind kind, String value) implements Serializable {
        Type toFhir() {
            return switch (kind) {
                case CODE -> new CodeType(value);
                case BOOLEAN -> new BooleanType(value);
                case DATE -> new DateType(value);
                case REFERENCE -> new Reference(value);
            };
        }
    }

    /** As what FHIR reads an input. */
    enum Kind {
        CODE,
        BOOLEAN,
        DATE,
        REFERENCE
    }

    /**
     * Gives back the status that these have now, after the change that is about to be written: versions count by one.
     *
     * @param before as they were read
     * @param status code of the status that they have
     */
    static List<Step> back(List<? extends Resource> before, String status) {
        return before.stream()
                .<Step>map(one -> new Status(
                        Resources.referenceTo(one),
                        Integer.toString(Integer.parseInt(one.getMeta().getVersionId()) + 1),
                        status))
                .toList();
    }
}
