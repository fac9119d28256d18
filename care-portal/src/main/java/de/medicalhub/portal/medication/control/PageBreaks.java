package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.Line;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Recipe;
import de.medicalhub.portal.medication.entity.Section;
import java.util.ArrayList;
import java.util.List;

/** Cuts a plan into pages that fit on paper and into a DataMatrix (M4). */
final class PageBreaks {
    /** Rows of the table on one page; headings and bound lines count, too. */
    static final int ROWS = 15;

    /** The page numbers that each page gets in the end. */
    private static final int LONGEST_NUMBERS = PlanCheck.MOST_PAGES;

    private final MedicationPlan plan;
    private final List<List<Section>> pages = new ArrayList<>();
    private List<Section> page = new ArrayList<>();

    private PageBreaks(MedicationPlan plan) {
        this.plan = plan;
    }

    /** The pages, numbered if there are several; a line that fits nowhere gets a page that does not fit. */
    static List<MedicationPlan> of(MedicationPlan plan) {
        PageBreaks breaks = new PageBreaks(plan);
        plan.sections().forEach(breaks::section);
        breaks.turn();
        int total = breaks.pages.size();
        List<MedicationPlan> numbered = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            MedicationPlan page = plan.with(breaks.pages.get(i));
            numbered.add(total == 1 ? page : page.with(plan.head().numbered(i + 1, total)));
        }
        return List.copyOf(numbered);
    }

    /** Whether the code of a page can hold it. */
    static boolean fits(MedicationPlan page) {
        return DataMatrixCode.of(PlanWriter.write(page)).isPresent();
    }

    static int rows(Line line) {
        boolean bound = false;
        if (line instanceof Entry entry) {
            bound = !(entry.boundLine() + entry.dosage().weekday()).isEmpty();
        } else if (line instanceof Recipe recipe) {
            bound = !recipe.boundLine().isEmpty();
        }
        return bound ? 2 : 1;
    }

    private static int rows(Section section) {
        return (section.hasHeading() ? 1 : 0)
                + section.lines().stream().mapToInt(PageBreaks::rows).sum();
    }

    /** Line by line; where a page turns, the heading comes again. */
    private void section(Section section) {
        Section here = section.with(List.of());
        for (Line line : section.lines()) {
            List<Line> more = new ArrayList<>(here.lines());
            more.add(line);
            if (!holds(page, section.with(more))
                    && !(page.isEmpty() && here.lines().isEmpty())) {
                close(here);
                turn();
                more = new ArrayList<>(List.of(line));
            }
            here = section.with(more);
        }
        close(here);
    }

    private void close(Section here) {
        if (!here.lines().isEmpty()) {
            page.add(here);
        }
    }

    private void turn() {
        if (!page.isEmpty() || pages.isEmpty()) {
            pages.add(page);
            page = new ArrayList<>();
        }
    }

    private boolean holds(List<Section> before, Section last) {
        List<Section> all = new ArrayList<>(before);
        all.add(last);
        return all.stream().mapToInt(PageBreaks::rows).sum() <= ROWS
                && fits(plan.with(all).with(plan.head().numbered(LONGEST_NUMBERS, LONGEST_NUMBERS)));
    }
}
