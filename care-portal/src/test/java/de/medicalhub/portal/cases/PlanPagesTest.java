package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C7")
class PlanPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-24T23:00:00Z");
    private static final String OWN = "Organization/hospital-mayen";

    @Test
    void tenThousandCasesAreReadAHundredAtATimeAndEachIsShownOnce() {
        Store store = new Store(10_000, 7);
        List<CarePlan> all = new ArrayList<>();
        Optional<CasePlace> place = Optional.empty();
        int parts = 0;
        do {
            int before = store.pagesRead;
            PlanPages.Part part = store.pages().read(place, 100);
            assertThat(store.pagesRead - before).as("pages for one hundred").isLessThanOrEqualTo(5);
            all.addAll(part.plans());
            place = part.next().map(PlanPagesTest::throughTheAddress);
            parts++;
        } while (place.isPresent());
        assertThat(parts).isBetween(100, 102);
        assertThat(all)
                .extracting(plan -> plan.getIdElement().getIdPart())
                .doesNotHaveDuplicates()
                .hasSize(10_000);
        List<Instant> leaving = all.stream()
                .map(PlanPagesTest::start)
                .filter(at -> !at.isBefore(YESTERDAY))
                .toList();
        assertThat(leaving).isSorted();
        assertThat(all.stream().map(PlanPagesTest::start).skip(leaving.size()))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(at -> at.isBefore(YESTERDAY));
    }

    @Test
    @DisplayName("C7: many who leave at the very same moment are no obstacle")
    void oneMomentForAll() {
        Store store = new Store(0, 1);
        IntStream.range(0, 330).forEach(i -> store.add(NOW.plusSeconds(3600), true));
        List<String> seen = new ArrayList<>();
        Optional<CasePlace> place = Optional.empty();
        do {
            PlanPages.Part part = store.pages().read(place, 100);
            part.plans().forEach(plan -> seen.add(plan.getIdElement().getIdPart()));
            place = part.next().map(PlanPagesTest::throughTheAddress);
        } while (place.isPresent());
        assertThat(seen).doesNotHaveDuplicates().hasSize(330);
    }

    @Test
    @DisplayName("C2: plans of others, which a hospital sees of its inpatients, are left out")
    void othersAreLeftOut() {
        Store store = new Store(0, 1);
        store.add(NOW, false);
        store.add(NOW, true);
        assertThat(store.pages().read(Optional.empty(), 100).plans()).hasSize(1);
    }

    @Test
    void whatIsNoPlaceBeginsTheList() {
        assertThat(List.of("", "nonsense", "home_x_1", "home_2026-11-26T12:00:00Z_-1", "a_b"))
                .allMatch(text -> CasePlace.parse(text).isEmpty());
        assertThat(CasePlace.parse(null)).isEmpty();
    }

    private static CasePlace throughTheAddress(CasePlace place) {
        return CasePlace.parse(place.code()).orElseThrow();
    }

    private static Instant start(CarePlan plan) {
        return plan.getPeriod().getStart().toInstant();
    }

    /** Answers searches for plans as the FHIR server does, as far as {@link PlanPages} asks. */
    private static final class Store {
        private static final Pattern DATE = Pattern.compile("&date=(sa|lt)([^&]+)");
        private static final Pattern COUNT = Pattern.compile("&_count=([0-9]+)");

        private final List<CarePlan> plans = new ArrayList<>();
        private final List<CareTeam> teams = new ArrayList<>();
        private int pagesRead;

        Store(int size, long seed) {
            Random random = new Random(seed);
            IntStream.range(0, size).forEach(i -> add(NOW.plus(Duration.ofHours(random.nextInt(1_000) - 500L)), true));
            Collections.shuffle(plans, random);
        }

        void add(Instant at, boolean own) {
            String id = "p" + plans.size();
            CareTeam team = new CareTeam().setStatus(CareTeam.CareTeamStatus.ACTIVE);
            team.setId("CareTeam/" + id);
            team.addParticipant().setMember(new Reference(own ? OWN : "Organization/other"));
            teams.add(team);
            CarePlan plan = new CarePlan().setStatus(CarePlan.CarePlanStatus.ACTIVE);
            plan.setId("CarePlan/" + id);
            plan.getPeriod().setStart(Date.from(at));
            plan.addCareTeam(new Reference("CareTeam/" + id));
            plans.add(plan);
        }

        PlanPages pages() {
            return new PlanPages(this::search, OWN::equals, NOW);
        }

        private Iterator<Resources> search(String query) {
            assertThat(query).startsWith("CarePlan?status=active&category=" + HubCodes.PLAN_CATEGORY + "|discharge");
            boolean down = query.contains("_sort=-date,_id");
            Matcher date = DATE.matcher(query);
            assertThat(date.find()).isTrue();
            Instant bound = Instant.parse(date.group(2));
            Comparator<CarePlan> order = Comparator.comparing(PlanPagesTest::start);
            List<CarePlan> found = plans.stream()
                    .filter(plan -> date.group(1).equals("sa")
                            ? start(plan).isAfter(bound)
                            : start(plan).isBefore(bound))
                    .sorted((down ? order.reversed() : order)
                            .thenComparing(plan -> plan.getIdElement().getIdPart()))
                    .toList();
            Matcher count = COUNT.matcher(query);
            assertThat(count.find()).isTrue();
            int size = Integer.parseInt(count.group(1));
            return IntStream.iterate(0, from -> from == 0 || from < found.size(), from -> from + size)
                    .mapToObj(from -> page(found.subList(from, Math.min(found.size(), from + size))))
                    .iterator();
        }

        private Resources page(List<CarePlan> some) {
            pagesRead++;
            Bundle bundle = new Bundle();
            some.forEach(plan -> bundle.addEntry().setResource(plan));
            some.forEach(plan -> teams.stream()
                    .filter(team -> team.getIdElement()
                            .getIdPart()
                            .equals(plan.getIdElement().getIdPart()))
                    .forEach(team -> bundle.addEntry().setResource(team)));
            return Resources.of(bundle);
        }
    }
}
