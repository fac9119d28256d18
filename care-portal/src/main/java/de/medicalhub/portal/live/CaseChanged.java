package de.medicalhub.portal.live;

/** Something has changed in some case, or may have while nobody listened; told on each node. */
public record CaseChanged() {}
