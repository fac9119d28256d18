package de.medicalhub.portal.medication.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.Issuer;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.Rule;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes a plan ready to be printed: number, time, check, pages (M3, M4, M5). */
public final class Printing {
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final Clock clock;
    private final Supplier<UUID> numbers;
    private final PlanCheck check;

    /** @param numbers a new one for each print, such as {@code UUID::randomUUID} */
    public Printing(Clock clock, Supplier<UUID> numbers, MedicineCatalogue catalogue) {
        this.clock = clock;
        this.numbers = numbers;
        this.check = new PlanCheck(catalogue);
    }

    /**
     * A plan as a print of its own.
     *
     * @param pages in their order; none if there are errors among the findings
     */
    public record Print(List<MedicationPlan> pages, List<Finding> findings) {
        public Print {
            pages = List.copyOf(pages);
            findings = List.copyOf(findings);
        }
    }

    public Print prepare(MedicationPlan plan) {
        MedicationPlan fresh = numbered(plan);
        List<Finding> findings = new ArrayList<>(check.check(fresh));
        if (findings.stream().anyMatch(Finding::isError)) {
            return new Print(List.of(), findings);
        }
        List<MedicationPlan> pages = PageBreaks.of(fresh);
        if (pages.size() > PlanCheck.MOST_PAGES) {
            findings.add(new Finding(Rule.TOO_MANY_PAGES, Place.of("MP", "z")));
        }
        if (!pages.stream().allMatch(PageBreaks::fits)) {
            findings.add(new Finding(Rule.PAGE_TOO_FULL, Place.of("MP", "")));
        }
        return new Print(findings.stream().anyMatch(Finding::isError) ? List.of() : pages, findings);
    }

    private MedicationPlan numbered(MedicationPlan plan) {
        String number = numbers.get().toString().replace("-", "").toUpperCase(Locale.ROOT);
        PrintHead head = plan.head().printed(number);
        String now = PRINTED.format(LocalDateTime.ofInstant(clock.instant(), HubClock.berlin()));
        return new MedicationPlan(head, plan.person(), at(now, plan.issuer()), plan.observations(), plan.sections());
    }

    private static Issuer at(String now, Issuer issuer) {
        return new Issuer(
                issuer.doctorNumber(),
                issuer.pharmacyNumber(),
                issuer.hospitalNumber(),
                issuer.name(),
                issuer.street(),
                issuer.postcode(),
                issuer.town(),
                issuer.phone(),
                issuer.email(),
                now);
    }
}
