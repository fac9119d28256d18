package de.medicalhub.portal.calendar.entity;

/** An appointment that stands, in words. */
public record BookedTime(String id, String label) {}
