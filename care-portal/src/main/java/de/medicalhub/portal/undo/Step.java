package de.medicalhub.portal.undo;

import de.medicalhub.portal.records.Resources;
import java.io.Serializable;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
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

    /** Writes a resource as it was, provided that nobody has written it since. */
    sealed interface Written extends Step {
        /** Such as {@code Slot/7}. */
        String reference();

        /** That the deed has left. */
        String version();

        /** @param resource as the deed has left it */
        void writeInto(Resource resource);
    }

    /**
     * Gives a resource its status again.
     *
     * @param status code of the status before
     */
    record Status(String reference, String version, String status) implements Written {
        @Override
        public void writeInto(Resource resource) {
            resource.setProperty("status", new CodeType(status));
        }
    }

    /**
     * Gives a stretch of time its status and its length again.
     *
     * @param status code of the status before
     */
    record Stretch(String reference, String version, String status, Instant start, Instant end) implements Written {
        @Override
        public void writeInto(Resource resource) {
            resource.setProperty("status", new CodeType(status));
            resource.setProperty("start", new InstantType(Date.from(start)));
            resource.setProperty("end", new InstantType(Date.from(end)));
        }
    }

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
                .<Step>map(one -> new Status(Resources.referenceTo(one), versionAfter(one), status))
                .toList();
    }

    /** The version that a change is about to leave. */
    static String versionAfter(Resource before) {
        return Integer.toString(Integer.parseInt(before.getMeta().getVersionId()) + 1);
    }
}
