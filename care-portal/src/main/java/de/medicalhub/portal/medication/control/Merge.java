package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Difference;
import de.medicalhub.portal.medication.entity.DraftRow;
import de.medicalhub.portal.medication.entity.Field;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.MergeRow;
import de.medicalhub.portal.medication.entity.PlacedLine;
import de.medicalhub.portal.medication.entity.PlanDraft;
import java.util.ArrayList;
import java.util.List;

/** Takes over from another plan what a person has chosen, line by line; everything else stays as it is (M14). */
public final class Merge {
    private Merge() {}

    /** All lines of the plan in their order, then those that only the other one has. */
    public static List<Difference> differences(PlanDraft draft, MedicationPlan other) {
        return Comparison.of(Drafts.plan(draft), other).differences();
    }

    /**
     * Changes the plan.
     *
     * @param rows one for each of {@link #differences}, for the draft as it is now
     */
    public static void apply(PlanDraft draft, List<MergeRow> rows) {
        List<DraftRow> merged = new ArrayList<>();
        int next = 0;
        for (DraftRow row : draft.getRows()) {
            if (row.isHeading()) {
                merged.add(row);
                continue;
            }
            MergeRow decision = rows.get(next);
            Difference difference = decision.difference();
            next++;
            switch (decision.isTaken() ? difference.kind() : Difference.Kind.SAME) {
                case CHANGED -> {
                    if (!isMoved(difference)) {
                        merged.add(Drafts.row(difference.scanned().get(0).line()));
                    }
                }
                case MISSING, ADDED -> {
                    // The line is gone from the other plan, and a person wants it gone here, too.
                }
                case SAME -> merged.add(row);
            }
        }
        rows.stream()
                .filter(MergeRow::isTaken)
                .map(MergeRow::difference)
                .filter(difference -> difference.kind() == Difference.Kind.ADDED || isMoved(difference))
                .forEach(difference -> add(difference.scanned().get(0), merged));
        draft.replaceRows(merged);
    }

    private static boolean isMoved(Difference difference) {
        return difference.changes().stream().anyMatch(change -> change.field() == Field.HEADING);
    }

    /** Below the same heading, at its end; a heading that is not there yet comes with it. */
    private static void add(PlacedLine added, List<DraftRow> rows) {
        int at = added.headingCode().isEmpty() && added.heading().isEmpty() ? 0 : -1;
        for (int i = 0; i < rows.size() && at < 0; i++) {
            DraftRow row = rows.get(i);
            if (row.isHeading()
                    && row.get("headingCode").equals(added.headingCode())
                    && row.get("heading").equals(added.heading())) {
                at = i + 1;
            }
        }
        if (at < 0) {
            rows.add(Drafts.heading(added.headingCode(), added.heading()));
            at = rows.size();
        }
        while (at < rows.size() && !rows.get(at).isHeading()) {
            at++;
        }
        rows.add(at, Drafts.row(added.line()));
    }
}
