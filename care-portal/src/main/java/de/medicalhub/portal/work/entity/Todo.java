package de.medicalhub.portal.work.entity;

import java.time.Instant;

/**
 * Something that waits for the reader's own side (J3).
 *
 * @param kind flag, task, task-given, message, new-case or step
 * @param rank smaller is more urgent (J2)
 * @param tone late, due or info
 */
public record Todo(
        String kind,
        String caseId,
        String name,
        String what,
        String detail,
        String due,
        String tone,
        String href,
        String action,
        int rank,
        Instant sortKey) {}
