package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Copies single values for a projection; a value that is not exactly of the harmless form becomes nothing. */
final class Allowed {
    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final Pattern AREA = Pattern.compile("[0-9]{2}xxx");

    private Allowed() {}

    /** Id, version, time of change and the mark that something is missing. */
    static void head(Resource source, Resource shown) {
        shown.setId(source.getIdElement());
        shown.getMeta().setVersionId(source.getMeta().getVersionId());
        shown.getMeta().setLastUpdated(source.getMeta().getLastUpdated());
        markSubsetted(shown);
    }

    static void markSubsetted(Resource shown) {
        shown.getMeta().addSecurity(OBSERVATION_VALUE, "SUBSETTED", "subsetted");
    }

    /** The concept with its codings of that system which are ours, named by us; no text, no other system. */
    static CodeableConcept concept(CodeableConcept source, String system) {
        CodeableConcept copy = new CodeableConcept();
        OwnCodes ours = OwnCodes.shipped();
        source.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()) && ours.contains(system, coding.getCode()))
                .forEach(coding -> copy.addCoding(ours.coding(system, coding.getCode())));
        return copy;
    }

    /** Our first code of the concept, or nothing. */
    static String code(CodeableConcept source, String system) {
        CodeableConcept ours = concept(source, system);
        return ours.hasCoding() ? ours.getCodingFirstRep().getCode() : "";
    }

    static @Nullable CodeType code(Type value, String system) {
        return value instanceof CodeType code
                        && code.getValue() != null
                        && OwnCodes.shipped().contains(system, code.getValue())
                ? new CodeType(code.getValue())
                : null;
    }

    static @Nullable StringType area(Type value) {
        return value instanceof StringType text
                        && text.getValue() != null
                        && AREA.matcher(text.getValue()).matches()
                ? new StringType(text.getValue())
                : null;
    }

    static @Nullable DateTimeType dateTime(@Nullable Type value) {
        return value instanceof DateTimeType time && time.hasValue() ? new DateTimeType(time.getValueAsString()) : null;
    }

    /** The bare reference, if it is a local one to that type. */
    static @Nullable Reference reference(Reference source, String type) {
        String local = Subjects.local(source);
        return local.startsWith(type + "/") ? new Reference(local) : null;
    }

    /** The case identifier, if it is really one: a UUID in our system. */
    static @Nullable Identifier caseIdentifier(Identifier source) {
        boolean ours = HubCodes.CASE_SYSTEM.equals(source.getSystem()) && isUuid(source.getValue());
        return ours ? new Identifier().setSystem(HubCodes.CASE_SYSTEM).setValue(source.getValue()) : null;
    }

    private static boolean isUuid(@Nullable String text) {
        try {
            return text != null && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
