package de.medicalhub.portal.letter.entity;

import java.time.Instant;

/** What a letter says; shown once. */
public record PrintedLetter(LetterCode code, String username, Instant expires) {}
