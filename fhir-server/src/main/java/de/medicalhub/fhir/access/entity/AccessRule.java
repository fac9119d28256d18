package de.medicalhub.fhir.access.entity;

import de.medicalhub.common.security.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * One line of the access table: these roles may do this with these types, where this relation holds.
 *
 * @param types FHIR resource types; empty means every type but AuditEvent, which only a line of its own opens
 */
public record AccessRule(Set<Role> roles, Set<String> types, Set<Interaction> interactions, Relation relation) {

    static AccessRule reads(Set<Role> roles, Set<String> types, Relation relation) {
        return new AccessRule(roles, types, EnumSet.of(Interaction.READ, Interaction.SEARCH), relation);
    }

    static AccessRule writes(Role role, Set<String> types, Relation relation, Interaction... interactions) {
        return new AccessRule(Set.of(role), types, Set.of(interactions), relation);
    }

    boolean applies(Role role, String type, Interaction interaction) {
        boolean covers = types.isEmpty() ? !type.equals("AuditEvent") : types.contains(type);
        return roles.contains(role) && covers && interactions.contains(interaction);
    }
}
