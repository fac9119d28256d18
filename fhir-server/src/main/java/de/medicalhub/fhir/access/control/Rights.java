package de.medicalhub.fhir.access.control;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.SmartScopes.Permission;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Relation;
import java.util.Set;
import java.util.stream.Collectors;

/** What the access table gives to a caller, less what the scopes of the token take away. */
final class Rights {
    private final Caller caller;

    private Rights(Caller caller) {
        this.caller = caller;
    }

    static Rights of(Caller caller) {
        return new Rights(caller);
    }

    /** Under which relations the caller may do this in this role; empty means never. */
    Set<Relation> relations(Role role, String type, Interaction interaction) {
        return caller.scopes().allow(role, type, permission(interaction))
                ? AccessTable.relations(role, type, interaction)
                : Set.of();
    }

    /** Under which relations a resource of the type is shown: to whom may read it or search for it. */
    Set<Relation> showing(Role role, String type) {
        Set<Relation> read = relations(role, type, Interaction.READ);
        return read.isEmpty() ? relations(role, type, Interaction.SEARCH) : read;
    }

    /** Whether the caller may do this at least under some relation. */
    boolean allow(String type, Interaction interaction) {
        return caller.roles().stream()
                .anyMatch(role -> !relations(role, type, interaction).isEmpty());
    }

    /**
     * Whether the caller may call the operation. One about words only needs the right to read its type; every other may
     * read or write resources of many types, so it needs a token that is not narrowed for its role.
     */
    boolean allowOperation(String operation) {
        String type = operation.contains("/") ? operation.substring(0, operation.indexOf('/')) : "";
        Set<Role> unnarrowed = caller.roles().stream()
                .filter(role -> AccessTable.isAboutWords(operation)
                        ? caller.scopes().allow(role, type, Permission.READ)
                        : caller.scopes().allowAll(role))
                .collect(Collectors.toUnmodifiableSet());
        return AccessTable.allowsOperation(unnarrowed, operation);
    }

    private static Permission permission(Interaction interaction) {
        return switch (interaction) {
            case CREATE -> Permission.CREATE;
            case READ -> Permission.READ;
            case UPDATE -> Permission.UPDATE;
            case DELETE -> Permission.DELETE;
            case SEARCH -> Permission.SEARCH;
        };
    }
}
