package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.Line;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Observations;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.Rule;
import de.medicalhub.portal.medication.entity.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Puts pages together by the number of their print, whatever their order (M8). */
public final class PageAssembly {
    private PageAssembly() {}

    /** Faulty software gives one number to plans of several people; what one person takes never gets into another's plan. */
    private record PrintOf(String number, Person person) {}

    /** One plan for each print and person, in the order in which their first pages came. */
    public static List<Assembly> of(List<Reading> pages) {
        Map<PrintOf, List<Reading>> prints = new LinkedHashMap<>();
        for (Reading page : pages) {
            PrintOf print =
                    new PrintOf(page.plan().head().printId(), page.plan().person());
            prints.computeIfAbsent(print, key -> new ArrayList<>()).add(page);
        }
        return prints.entrySet().stream()
                .map(print -> print(print.getValue(), isShared(print.getKey(), prints.keySet())))
                .toList();
    }

    private static boolean isShared(PrintOf print, Set<PrintOf> all) {
        return all.stream()
                .anyMatch(other ->
                        other.number().equals(print.number()) && !other.person().equals(print.person()));
    }

    private static Assembly print(List<Reading> pages, boolean shared) {
        List<Finding> findings = new ArrayList<>();
        unless(!shared, "P", "", findings);
        SortedMap<Integer, MedicationPlan> byNumber = new TreeMap<>();
        int total = 1;
        for (Reading page : pages) {
            findings.addAll(page.findings());
            MedicationPlan plan = page.plan();
            int number = number(plan.head().page());
            MedicationPlan before = byNumber.putIfAbsent(number, plan);
            if (before != null && !before.equals(plan)) {
                findings.add(new Finding(Rule.PAGES_DIFFER, Place.of("MP", "a")));
            }
            total = Math.max(total, Math.max(number, number(plan.head().pages())));
        }
        List<MedicationPlan> ordered = List.copyOf(byNumber.values());
        MedicationPlan first = ordered.get(0);
        ordered.forEach(page -> differences(first, page, findings));
        List<Integer> missing = IntStream.rangeClosed(1, total)
                .filter(number -> !byNumber.containsKey(number))
                .boxed()
                .toList();
        return new Assembly(joined(first, ordered), total, missing, findings);
    }

    /** From 1 to the most pages; what is no such number counts as the only page, which the check reports. */
    private static int number(String page) {
        return page.matches("[1-" + PlanCheck.MOST_PAGES + "]") ? Integer.parseInt(page) : 1;
    }

    private static void differences(MedicationPlan first, MedicationPlan page, List<Finding> findings) {
        PrintHead head = first.head();
        unless(head.version().equals(page.head().version()), "MP", "v", findings);
        unless(head.pages().equals(page.head().pages()), "MP", "z", findings);
        unless(first.issuer().equals(page.issuer()), "A", "", findings);
        boolean observed = page.observations().equals(Observations.NONE)
                || page.observations().equals(first.observations());
        unless(observed, "O", "", findings);
    }

    private static void unless(boolean same, String element, String attribute, List<Finding> findings) {
        if (!same) {
            findings.add(new Finding(Rule.PAGES_DIFFER, Place.of(element, attribute)));
        }
    }

    private static MedicationPlan joined(MedicationPlan first, List<MedicationPlan> pages) {
        List<Section> sections = new ArrayList<>(first.sections());
        for (MedicationPlan page : pages.subList(1, pages.size())) {
            for (int i = 0; i < page.sections().size(); i++) {
                append(page.sections().get(i), i == 0, sections);
            }
        }
        PrintHead head = first.head();
        return first.with(new PrintHead(head.version(), head.patch(), head.printId(), "", "", head.language()))
                .with(sections);
    }

    /** A page that begins without a heading, or with the last one again, goes on with the section before. */
    private static void append(Section section, boolean begins, List<Section> sections) {
        int last = sections.size() - 1;
        boolean goesOn = begins && last >= 0 && (!section.hasHeading() || section.hasSameHeading(sections.get(last)));
        if (goesOn) {
            List<Line> lines = new ArrayList<>(sections.get(last).lines());
            lines.addAll(section.lines());
            sections.set(last, sections.get(last).with(lines));
        } else {
            sections.add(section);
        }
    }
}
