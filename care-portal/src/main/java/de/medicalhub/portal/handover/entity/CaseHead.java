package de.medicalhub.portal.handover.entity;

import java.util.List;

/** The person and the plan above the timeline, in the reader's language; what the reader may not see is empty. */
public record CaseHead(
        String name,
        String born,
        String address,
        String phone,
        String planned,
        String ended,
        String told,
        String careLevel,
        String needs,
        String posture,
        String destination,
        String note,
        List<Participant> participants,
        List<String> medication,
        String allergies) {

    /** Who does what in the case. */
    public record Participant(String role, String name) {}

    public CaseHead {
        participants = List.copyOf(participants);
        medication = List.copyOf(medication);
    }
}
