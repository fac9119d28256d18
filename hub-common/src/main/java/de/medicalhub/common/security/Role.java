package de.medicalhub.common.security;

import java.util.Arrays;
import java.util.Optional;

/** Realm roles of Keycloak that the product knows; everything else in a token is ignored. */
public enum Role {
    PATIENT("patient"),
    /** Somebody close to a patient, to whom the patient has given access. */
    RELATIVE("relative"),
    GP("gp"),
    NURSE("nurse"),
    DISCHARGE_MANAGER("discharge-manager"),
    PHARMACIST("pharmacist"),
    DRIVER("driver"),
    DISPATCHER("dispatcher"),
    ADMIN("admin"),
    /** A hospital's own information system. */
    HOSPITAL_SYSTEM("hospital-system"),
    /** The transport scheduler itself. */
    TRANSPORT_SERVICE("transport-service"),
    /** The video gateway itself. */
    VIDEO_SERVICE("video-service"),
    /** What tells people that something has happened, without saying what. */
    NOTIFICATION_SERVICE("notification-service");

    private final String realmName;

    Role(String realmName) {
        this.realmName = realmName;
    }

    /** As Keycloak spells it. */
    public String realmName() {
        return realmName;
    }

    /** The role of that realm name, if the product knows it. */
    public static Optional<Role> find(String realmName) {
        return Arrays.stream(values())
                .filter(role -> role.realmName.equals(realmName))
                .findFirst();
    }
}
