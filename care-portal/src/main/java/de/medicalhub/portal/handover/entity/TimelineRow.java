package de.medicalhub.portal.handover.entity;

import java.util.List;

/**
 * An entry of the timeline in the reader's language, with the action that this reader may take.
 *
 * @param target id of the resource that the action is about; empty where the case says it
 * @param opensNow whether the past ends above it
 */
public record TimelineRow(
        String key,
        String strand,
        String icon,
        String phase,
        String state,
        String style,
        String badge,
        String badgeIcon,
        String strandWords,
        String when,
        String datetime,
        String title,
        List<String> notes,
        String action,
        String target,
        boolean opensNow) {

    public TimelineRow {
        notes = List.copyOf(notes);
    }
}
