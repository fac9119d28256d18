package de.medicalhub.portal.documents.entity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody has typed about a file to be added.
 *
 * @param kind key of the kind; empty if none was chosen
 * @param title may be empty, unless the kind says nothing
 * @param day of the document; empty for today
 */
public record NewPaper(String kind, String title, Optional<LocalDate> day) {}
