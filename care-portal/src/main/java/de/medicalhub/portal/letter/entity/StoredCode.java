package de.medicalhub.portal.letter.entity;

import de.medicalhub.common.security.Role;
import java.time.Instant;
import java.util.Optional;

/** What is kept of a code (T4). */
public record StoredCode(
        String fhirUser,
        Role role,
        String username,
        String proof,
        String sealed,
        Instant expires,
        int attempts,
        Optional<Instant> used) {}
