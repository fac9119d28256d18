package de.medicalhub.portal.consultation.entity;

import java.time.Instant;

/** A consultation to come, in the reader's language. */
public record ConsultationRow(
        String appointment, String caseId, String name, String when, boolean openNow, Instant sortKey) {}
