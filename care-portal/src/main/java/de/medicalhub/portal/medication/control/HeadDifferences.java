package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.PlanDraft;
import de.medicalhub.portal.wording.Phrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What another plan says otherwise about the person; lines are compared by {@link Merge} (M15). */
public final class HeadDifferences {
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("given", "plan.head.P.g");
        LABELS.put("family", "plan.head.P.f");
        LABELS.put("birthDate", "plan.head.P.b");
        LABELS.put("insuranceId", "plan.head.P.egk");
        LABELS.put("sex", "plan.head.P.s");
        LABELS.put("allergies", "plan.head.O.ai");
        LABELS.put("pregnant", "plan.head.O.p");
        LABELS.put("breastfeeding", "plan.head.O.b");
        LABELS.put("weight", "plan.head.O.w");
        LABELS.put("height", "plan.head.O.h");
        LABELS.put("creatinine", "plan.head.O.c");
        LABELS.put("observations", "plan.head.O.x");
    }

    private HeadDifferences() {}

    /** One sentence for each field that differs: what stands in the other one. */
    public static List<Phrase> of(PlanDraft mine, PlanDraft theirs) {
        return LABELS.entrySet().stream()
                .filter(field -> !mine.get(field.getKey()).equals(theirs.get(field.getKey())))
                .map(field -> theirs.get(field.getKey()).isEmpty()
                        ? Phrase.of("plan.others.empty", Phrase.of(field.getValue()))
                        : Phrase.of("plan.others.field", Phrase.of(field.getValue()), theirs.get(field.getKey())))
                .toList();
    }
}
