package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.RideWeight;
import de.medicalhub.portal.discharge.entity.Candidate;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.NeedDraft;
import de.medicalhub.portal.wording.Phrase;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is missing or impossible before anything is sent (D1, D4), and gives the defaults (D2). */
public final class DraftRules {
    private static final int FOLLOW_UP_DAYS = 7;

    /** As the server takes it; a longer one is refused and not cut. */
    private static final int LONGEST_NOTE = 2000;

    private static final int LONGEST_DOOR_NOTE = 200;

    private static final LocalTime USUAL_DISCHARGE = LocalTime.of(11, 0);
    private static final LocalTime USUAL_FOLLOW_UP = LocalTime.of(10, 0);

    /** German postcodes begin at 01067. */
    private static final String POSTCODE = "(0[1-9]|[1-9]\\d)\\d{3}";

    private final Clock clock;

    public DraftRules(Clock clock) {
        this.clock = clock;
    }

    /** The usual times: discharge on the next day at 11, answers in four office hours, follow-up two days later or on Monday. */
    public DischargeDraft fresh() {
        LocalDateTime now = now();
        DischargeDraft draft = new DischargeDraft();
        draft.setConsentGiven(now);
        LocalDateTime planned = now.toLocalDate().plusDays(1).atTime(USUAL_DISCHARGE);
        draft.setPlanned(planned);
        draft.setDeadline(WorkingHours.deadline(now, planned));
        draft.setFollowUp(
                WorkingHours.workingDay(planned.toLocalDate().plusDays(2)).atTime(USUAL_FOLLOW_UP));
        return draft;
    }

    /** The same for somebody: without a home address the destination is asked for, a single carrier is the carrier. */
    public DischargeDraft fresh(Candidate candidate, Choices choices) {
        DischargeDraft draft = fresh();
        if (candidate.address().isEmpty()) {
            draft.setDestinationKind("other");
        }
        if (choices.carriers().size() == 1) {
            draft.setCarrier(choices.carriers().get(0).value());
        }
        return draft;
    }

    /** What the assessment has found and decided; it can be changed. */
    public static DischargeDraft assessed(DischargeDraft draft, Assessments assessments) {
        if (assessments.isEmpty()) {
            return draft;
        }
        draft.setAssessed(true);
        if (!assessments.careLevel().isEmpty()) {
            draft.setCareLevel(assessments.careLevel());
        }
        if (!assessments.posture().isEmpty()) {
            draft.setPosture(assessments.posture());
        }
        draft.setNeeds(new ArrayList<>(assessments.needs()));
        draft.getSupports().forEach((kind, need) -> {
            if (!assessments.decision(kind).isEmpty()) {
                need.setAnswer(assessments.decision(kind));
                need.setReason(assessments.reason(kind));
            }
        });
        return draft;
    }

    /** All faults, in the order of the form. */
    public List<FieldFault> check(DischargeDraft draft) {
        Faults faults = new Faults();
        faults.missing("consentBy", draft.getConsentBy());
        faults.missing("consentGiven", draft.getConsentGiven());
        faults.unless(isNotAfter(draft.getConsentGiven(), now().plusMinutes(1)), "consentGiven", "future");
        if (draft.getConsentDocument().isEmpty()) {
            faults.missing("consentWitness", draft.getConsentWitness());
        }
        faults.missing("planned", draft.getPlanned());
        faults.unless(isNotAfter(now(), draft.getPlanned()), "planned", "past");
        draft.getSupports().keySet().forEach(kind -> checkNeed(kind, draft, faults));
        return faults.list;
    }

    /** Only what one support asks that comes later, or goes (D16). */
    public List<FieldFault> checkNeed(String kind, DischargeDraft draft) {
        Faults faults = new Faults();
        NeedDraft need = draft.getSupports().getOrDefault(kind, new NeedDraft(null));
        faults.say(need.getAnswer() != null, kind + "-decision", "need-decision.missing");
        checkNeed(kind, draft, faults);
        return faults.list;
    }

    private void checkNeed(String kind, DischargeDraft draft, Faults faults) {
        NeedDraft need = draft.getSupports().getOrDefault(kind, new NeedDraft(null));
        boolean unreasoned = need.getReason() == null || need.getReason().isBlank();
        faults.say(!"declined".equals(need.getAnswer()) || !unreasoned, kind + "-reason", "need-reason.missing");
        if (!draft.wants(kind)) {
            return;
        }
        switch (kind) {
            case CaseNeeds.NURSING -> {
                faults.missing("careLevel", draft.getCareLevel());
                faults.missing("needs", draft.getNeeds());
                faults.missing("services", draft.getServices());
                checkDeadline(draft, faults);
                String note = draft.getNote();
                faults.unless(note == null || note.strip().length() <= LONGEST_NOTE, "note", "too-long");
            }
            case CaseNeeds.TRANSPORT -> {
                faults.missing("posture", draft.getPosture());
                faults.unless(RideWeight.isFine(draft.getWeight()), "weight", "whole-kilograms");
                faults.missing("carrier", draft.getCarrier());
                checkDestination(draft, faults);
            }
            case CaseNeeds.MEDICATION -> {
                faults.missing("pharmacy", draft.getPharmacy());
                checkDestination(draft, faults);
            }
            case CaseNeeds.APPOINTMENTS -> {
                faults.missing("gp", draft.getGp());
                checkFollowUp(draft, faults);
            }
            default -> {
                // The hospital itself sees to what nobody else is asked for.
            }
        }
    }

    /** Only what a further round asks (D8). */
    public List<FieldFault> checkRound(DischargeDraft draft) {
        Faults faults = new Faults();
        faults.missing("services", draft.getServices());
        checkDeadline(draft, faults);
        return faults.list;
    }

    private void checkDeadline(DischargeDraft draft, Faults faults) {
        LocalDateTime deadline = draft.getDeadline();
        faults.missing("deadline", deadline);
        faults.unless(isNotAfter(now(), deadline), "deadline", "past");
        faults.unless(isNotAfter(deadline, draft.getPlanned()), "deadline", "after-discharge");
    }

    private static void checkDestination(DischargeDraft draft, Faults faults) {
        String doorNote = draft.getDoorNote();
        faults.unless(doorNote == null || doorNote.strip().length() <= LONGEST_DOOR_NOTE, "doorNote", "too-long");
        if (draft.goesElsewhere()) {
            faults.missing("street", draft.getStreet());
            faults.missing("postcode", draft.getPostcode());
            String postcode = draft.getPostcode();
            faults.unless(postcode == null || postcode.strip().matches(POSTCODE), "postcode", "five-digits");
            faults.missing("town", draft.getTown());
        }
    }

    private static void checkFollowUp(DischargeDraft draft, Faults faults) {
        LocalDateTime followUp = draft.getFollowUp();
        LocalDateTime planned = draft.getPlanned();
        faults.missing("followUp", followUp);
        faults.unless(isNotAfter(planned, followUp), "followUp", "before-discharge");
        faults.unless(
                planned == null || isNotAfter(followUp, planned.plusDays(FOLLOW_UP_DAYS)), "followUp", "too-late");
    }

    private static boolean isNotAfter(@Nullable LocalDateTime first, @Nullable LocalDateTime second) {
        return first == null || second == null || !first.isAfter(second);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), HubClock.berlin())
                .withSecond(0)
                .withNano(0);
    }

    /** Collects faults; at most one for each field. */
    private static final class Faults {
        private final List<FieldFault> list = new ArrayList<>();

        void missing(String field, @Nullable Object value) {
            boolean empty = value == null
                    || (value instanceof String text && text.isBlank())
                    || (value instanceof Collection<?> many && many.isEmpty());
            unless(!empty, field, "missing");
        }

        void unless(boolean fine, String field, String reason) {
            say(fine, field, field + "." + reason);
        }

        /** The same, with a sentence of its own for many fields. */
        void say(boolean fine, String field, String sentence) {
            if (!fine && list.stream().noneMatch(fault -> fault.field().equals(field))) {
                list.add(new FieldFault(field, Phrase.of("fault." + sentence)));
            }
        }
    }
}
