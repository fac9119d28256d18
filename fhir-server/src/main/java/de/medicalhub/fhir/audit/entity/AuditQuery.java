package de.medicalhub.fhir.audit.entity;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of the audit trail.
 *
 * @param wanted what a field must hold; a field that is not named does not restrict
 * @param from inclusive
 * @param until exclusive
 * @param oldestFirst or newest first
 * @param count how many rows at most
 * @param offset how many to skip before
 */
public record AuditQuery(
        Map<Field, String> wanted,
        Optional<Instant> from,
        Optional<Instant> until,
        boolean oldestFirst,
        int count,
        int offset) {
    /** What can be asked for by its value. */
    public enum Field {
        ID,
        PATIENT,
        AGENT,
        ENTITY,
        PURPOSE,
        ACTION,
        OUTCOME,
        /** AuditEvent.type; of the trail it is always {@code rest}. */
        TYPE,
        /** One of AuditEvent.subtype: the interaction. */
        SUBTYPE,
        /** Where one of AuditEvent.agent.network.address begins like that, in small letters. */
        ADDRESS,
        /** One of AuditEvent.entity.type. */
        ENTITY_TYPE,
        /** One of AuditEvent.entity.role. */
        ENTITY_ROLE,
        /** An element that no event of the trail has, whatever it shall hold. */
        ABSENT
    }

    public AuditQuery {
        wanted = Map.copyOf(wanted);
    }

    /** The newest about one patient. */
    public static AuditQuery newest(String patient, int count) {
        return new AuditQuery(Map.of(Field.PATIENT, patient), Optional.empty(), Optional.empty(), false, count, 0);
    }

    /** The same, restricted to one patient. */
    public AuditQuery about(String onlyPatient) {
        Map<Field, String> restricted = new EnumMap<>(Field.class);
        restricted.putAll(wanted);
        restricted.put(Field.PATIENT, onlyPatient);
        return new AuditQuery(restricted, from, until, oldestFirst, count, offset);
    }

    /** What a field must hold. */
    public Optional<String> wanted(Field field) {
        return Optional.ofNullable(wanted.get(field));
    }
}
