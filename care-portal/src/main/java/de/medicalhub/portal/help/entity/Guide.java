package de.medicalhub.portal.help.entity;

import de.medicalhub.common.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The guides, each for the roles that need it (H1). */
public enum Guide {
    PATIENT("patient"),
    RELATIVE("angehoerige"),
    DISCHARGE("entlassmanagement"),
    NURSING("pflegedienst"),
    PRACTICE("hausarztpraxis"),
    CALENDAR("kalender"),
    PHARMACY("apotheke"),
    DISPATCH("disposition"),
    FLEET("flotte"),
    DRIVING("fahrdienst"),
    ADMINISTRATION("verwaltung");

    private final String file;

    Guide(String file) {
        this.file = file;
    }

    /** Those of somebody with these roles, the first one first. */
    public static List<Guide> of(Set<Role> roles) {
        return Arrays.stream(values())
                .filter(guide -> roles.stream().anyMatch(guide::isFor))
                .toList();
    }

    private boolean isFor(Role role) {
        return switch (this) {
            case PATIENT -> role == Role.PATIENT;
            case RELATIVE -> role == Role.RELATIVE;
            case DISCHARGE -> role == Role.DISCHARGE_MANAGER;
            case NURSING -> role == Role.NURSE;
            case PRACTICE -> role == Role.GP;
            case CALENDAR -> role == Role.NURSE || role == Role.GP;
            case PHARMACY -> role == Role.PHARMACIST;
            case DISPATCH, FLEET -> role == Role.DISPATCHER;
            case DRIVING -> role == Role.DRIVER || role == Role.DISPATCHER;
            case ADMINISTRATION -> role == Role.ADMIN;
        };
    }

    /** The one that lies in that file, without its ending. */
    public static Optional<Guide> find(@Nullable String file) {
        return Arrays.stream(values()).filter(guide -> guide.file.equals(file)).findFirst();
    }

    /** Name of its file and its name in addresses. */
    public String file() {
        return file;
    }
}
