package de.medicalhub.video.consultation.control;

import java.time.Instant;

/**
 * That a host compared the health card with the person before the camera; nothing of the card itself (rule 16).
 *
 * @param by such as {@code Practitioner/gp-1}; empty if the host's token names none
 * @param name of the host, as people read it
 */
public record IdentityCheck(String by, String name, Instant at) {}
