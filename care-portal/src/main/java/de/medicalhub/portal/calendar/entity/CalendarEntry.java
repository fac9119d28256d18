package de.medicalhub.portal.calendar.entity;

import java.time.Instant;

/**
 * One line of a day, in the reader's language.
 *
 * @param state free, booked, held, missed, blocked or busy
 * @param person whose calendar it stands in; empty if there is only one
 * @param caseId of the appointment's case; empty if the reader may not read it
 * @param missable whether somebody may note that the patient did not come
 * @param holdable whether somebody may note that it took place: begun, and no call by video can come any more
 * @param returnable whether somebody may take back that the patient did not come
 * @param retractable whether somebody may take back that it took place: somebody has said it, and no call by video
 * @param slot id of the Slot that can be opened again; empty if none
 */
public record CalendarEntry(
        Instant start,
        String times,
        String state,
        String icon,
        String title,
        String person,
        String caseId,
        String appointment,
        boolean video,
        boolean open,
        boolean missable,
        boolean holdable,
        boolean returnable,
        boolean retractable,
        String slot) {}
