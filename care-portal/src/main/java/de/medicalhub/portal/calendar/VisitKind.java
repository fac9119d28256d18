package de.medicalhub.portal.calendar;

import de.medicalhub.common.fhir.HubCodes;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;

/** What an appointment of a calendar is; its words are {@code visit.<code>}. */
public enum VisitKind {
    VIDEO(HubCodes.VIDEO_CONSULTATION, "camera"),
    HOME(HubCodes.HOME_VISIT, "house");

    private final String code;
    private final String icon;

    VisitKind(String code, String icon) {
        this.code = code;
        this.icon = icon;
    }

    /** Code of the hub's service types. */
    public String code() {
        return code;
    }

    public String icon() {
        return icon;
    }

    /** The kind of that code. */
    public static Optional<VisitKind> find(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** The kind among the types of an appointment, calendar or time. */
    public static Optional<VisitKind> of(Collection<CodeableConcept> types) {
        return types.stream()
                .flatMap(type -> type.getCoding().stream())
                .filter(coding -> HubCodes.SERVICE_TYPE.equals(coding.getSystem()))
                .flatMap(coding -> find(coding.getCode()).stream())
                .findFirst();
    }

    /** As FHIR writes it. */
    public CodeableConcept toConcept() {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode(code);
        return concept;
    }
}
