package de.medicalhub.fhir.access;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What this server offers to anybody at all, for its capability statement: what no role may do is not offered. */
public final class Offer {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    private Offer() {}

    /**
     * Whether some role may do this with the type.
     *
     * @param interaction code of FHIR's restful interactions, such as {@code search-type}
     */
    public static boolean interaction(String type, String interaction) {
        return switch (interaction) {
            case "read", "vread", "history-instance" -> AccessTable.allows(ALL, type, Interaction.READ);
            case "search-type" -> AccessTable.allows(ALL, type, Interaction.SEARCH);
            case "create" -> AccessTable.allows(ALL, type, Interaction.CREATE);
            case "update", "patch" -> AccessTable.allows(ALL, type, Interaction.UPDATE);
            default -> named(type, interaction);
        };
    }

    /** An interaction of the table that is called as FHIR calls it. */
    private static boolean named(String type, String interaction) {
        return Arrays.stream(Interaction.values())
                .filter(known -> known.name().equalsIgnoreCase(interaction))
                .anyMatch(known -> AccessTable.allows(ALL, type, known));
    }

    /**
     * Whether some role may call the operation.
     *
     * @param operation such as {@code Task/$award}; without a type for the whole server
     */
    public static boolean operation(String operation) {
        return AccessTable.allowsOperation(ALL, operation);
    }
}
