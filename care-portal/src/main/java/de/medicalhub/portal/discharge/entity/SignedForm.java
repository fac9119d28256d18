package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import java.time.LocalDateTime;

/**
 * The signed consent of a stay.
 *
 * @param document {@code DocumentReference/…}
 * @param signed when, Europe/Berlin
 * @param byPatient whether the patient signed, not a representative
 */
public record SignedForm(String document, LocalDateTime signed, boolean byPatient) implements Serializable {}
