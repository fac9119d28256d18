package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;

/**
 * The plans of a list of cases in its order (C7): first who leaves yesterday or later, soonest first; then who has been at
 * home for longer, latest first. Reads no more of them than asked for.
 */
final class PlanPages {
    /** A list of a hundred and whether it goes on, in one question. */
    private static final int PAGE = 101;

    private final Function<String, Iterator<Resources>> search;
    private final Predicate<String> own;
    private final Instant border;

    /**
     * @param search the pages of a search, read as they are asked for
     * @param own says of an organisation's reference whether the reader works there
     */
    PlanPages(Function<String, Iterator<Resources>> search, Predicate<String> own, Instant now) {
        this.search = search;
        this.own = own;
        this.border = LocalDate.ofInstant(now, HubClock.berlin())
                .minusDays(1)
                .atStartOfDay(HubClock.berlin())
                .toInstant();
    }

    /**
     * @param plans in the order of the list
     * @param with the plans and what came along with them: patients and care teams
     * @param next where the list goes on; empty at its end
     */
    record Part(List<CarePlan> plans, Resources with, Optional<CasePlace> next) {}

    /** So many plans from a place on, or from the beginning. */
    Part read(Optional<CasePlace> from, int most) {
        Part first = section(from, most, from.filter(CasePlace::home).isPresent());
        if (first.next().isPresent() || from.filter(CasePlace::home).isPresent()) {
            return first;
        }
        int left = most - first.plans().size();
        if (left == 0) {
            return new Part(first.plans(), first.with(), Optional.of(new CasePlace(true, border, 0)));
        }
        Part second = section(Optional.empty(), left, true);
        List<CarePlan> plans = new ArrayList<>(first.plans());
        plans.addAll(second.plans());
        return new Part(plans, first.with().and(second.with()), second.next());
    }

    private Part section(Optional<CasePlace> from, int most, boolean home) {
        int skip = from.map(CasePlace::shown).orElse(0);
        Instant begin = from.map(CasePlace::at).orElse(border);
        List<CarePlan> plans = new ArrayList<>();
        Resources with = Resources.of();
        Iterator<Resources> pages = search.apply(query(home, from, Math.min(PAGE, most + skip + 1)));
        int ahead = skip;
        while (pages.hasNext()) {
            Resources page = pages.next();
            with = with.and(page);
            List<CarePlan> found = page.all(CarePlan.class).stream()
                    .filter(plan -> isOwn(plan, page, own))
                    .toList();
            for (int i = 0; i < found.size(); i++) {
                CarePlan plan = found.get(i);
                if (ahead > 0 && start(plan).equals(begin)) {
                    ahead--;
                } else if (plans.size() < most) {
                    plans.add(plan);
                } else {
                    return new Part(plans, with, Optional.of(after(plans, home, begin, skip)));
                }
            }
        }
        return new Part(plans, with, Optional.empty());
    }

    private static CasePlace after(List<CarePlan> plans, boolean home, Instant begin, int skipped) {
        Instant last = start(plans.get(plans.size() - 1));
        int same = (int) plans.stream().filter(plan -> start(plan).equals(last)).count();
        return new CasePlace(home, last, last.equals(begin) ? same + skipped : same);
    }

    /** {@code sa} and {@code lt} look at the start of the period, which is the planned discharge; its end is open. */
    private String query(boolean home, Optional<CasePlace> from, int count) {
        Instant at = from.map(CasePlace::at).orElse(border);
        boolean again = from.filter(place -> place.shown() > 0).isPresent();
        String bounds = home
                ? "&date=lt" + (again ? at.plusMillis(1) : at) + "&_sort=-date,_id"
                : "&date=sa" + at.minusMillis(1) + "&_sort=date,_id";
        return "CarePlan?status=active&category=" + HubCodes.PLAN_CATEGORY + "|discharge" + bounds
                + "&_include=CarePlan:subject&_include=CarePlan:care-team&_count=" + count;
    }

    /** Of a case that has ended: its team is none any more, but says who was in it. */
    static boolean tookPart(CarePlan plan, Resources page, Predicate<String> own) {
        return plan.getCareTeam().stream()
                .flatMap(team -> page.find(CareTeam.class, team).stream())
                .flatMap(team -> team.getParticipant().stream())
                .anyMatch(one -> own.test(one.getMember().getReference()));
    }

    /** C2; the server shows a hospital its inpatients' plans of others, too. */
    static boolean isOwn(CarePlan plan, Resources page, Predicate<String> own) {
        return plan.getCareTeam().stream()
                .flatMap(team -> page.find(CareTeam.class, team).stream())
                .filter(team -> team.getStatus() == CareTeam.CareTeamStatus.ACTIVE)
                .flatMap(team -> team.getParticipant().stream())
                .anyMatch(one -> own.test(one.getMember().getReference()));
    }

    private static Instant start(CarePlan plan) {
        return plan.getPeriod().hasStart() ? plan.getPeriod().getStart().toInstant() : Instant.EPOCH;
    }
}
