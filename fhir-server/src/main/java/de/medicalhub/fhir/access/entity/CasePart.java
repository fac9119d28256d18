package de.medicalhub.fhir.access.entity;

import de.medicalhub.common.security.Role;
import java.util.Optional;

/** The part that an organisation takes in a case, and the role of the people who act for it there. */
public enum CasePart {
    HOSPITAL("hospital", Role.DISCHARGE_MANAGER),
    GP("gp", Role.GP),
    PHARMACY("pharmacy", Role.PHARMACIST),
    CARRIER("carrier", Role.DISPATCHER),
    NURSING("nursing", Role.NURSE);

    private final String code;
    private final Role role;

    CasePart(String code, Role role) {
        this.code = code;
        this.role = role;
    }

    /** Code in the system case-role. */
    public String code() {
        return code;
    }

    /** The part that people of this role act in. */
    public static Optional<CasePart> of(Role role) {
        for (CasePart part : values()) {
            if (part.role == role) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** The part of that code. */
    public static Optional<CasePart> find(String code) {
        for (CasePart part : values()) {
            if (part.code.equals(code)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
