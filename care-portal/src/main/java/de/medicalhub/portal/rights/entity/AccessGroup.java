package de.medicalhub.portal.rights.entity;

import java.util.List;

/**
 * What one person or system did with the data on one day, in the reader's language (D1).
 *
 * @param title who and when
 * @param count how often, as words
 */
public record AccessGroup(String title, String count, List<AccessEntry> entries) {
    public AccessGroup {
        entries = List.copyOf(entries);
    }

    public boolean isRefused() {
        return entries.stream().anyMatch(AccessEntry::refused);
    }

    public boolean isEmergency() {
        return entries.stream().anyMatch(AccessEntry::emergency);
    }
}
