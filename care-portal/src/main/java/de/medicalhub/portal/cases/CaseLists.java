package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Counted;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.jspecify.annotations.Nullable;

/** Reads lists of cases with the user's token, never more of them than asked for (C2, C7). */
@RequestScoped
public class CaseLists {
    /** So many cases are put into order as a whole; of more, the order is that of the days (C7). */
    public static final int TOGETHER = 100;

    private static final String MANY = "&_count=1000";

    /** So many that their Tasks fit into one answer: a case has some ten, one that asked thirty services forty. */
    private static final int CASES_AT_ONCE = 25;

    /** So many more pages of what is open: with two hundred on each, more than a house can have left undone. */
    private static final int FURTHER_PAGES = 10;

    /** So many of those that have ended are looked at again. */
    private static final int ENDED = 50;

    /** A case ends some weeks after the discharge; who left a ward before is in no running one. */
    private static final Duration LOOKED_BACK = Duration.ofDays(70);

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private @Nullable CaseWindow first;

    /** The first {@link #TOGETHER} cases in which an organisation of the user takes part, asked once per request. */
    public CaseWindow first() {
        CaseWindow known = first;
        if (known == null) {
            known = read(Optional.empty(), TOGETHER);
            first = known;
        }
        return known;
    }

    /** So many cases from a place on. */
    public CaseWindow read(Optional<CasePlace> from, int most) {
        if (user.organisations().isEmpty()) {
            return new CaseWindow(List.of(), Optional.empty(), Map.of());
        }
        Optional<String> narrowed = narrowed();
        if (narrowed.isEmpty()) {
            return new CaseWindow(List.of(), Optional.empty(), Map.of());
        }
        String further = narrowed.get();
        PlanPages.Part part =
                new PlanPages(query -> records.walk(query + further), user::worksFor, clock.instant()).read(from, most);
        List<CaseId> ids =
                part.plans().stream().flatMap(CaseLists::caseId).distinct().toList();
        List<String> queries = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += CASES_AT_ONCE) {
            queries.addAll(parts(ids.subList(start, Math.min(ids.size(), start + CASES_AT_ONCE))));
        }
        boolean isLong = from.isEmpty() && part.next().isPresent();
        Counted answered = records.searchAndCount(
                queries, isLong ? new CaseTotals(further, clock.instant()).queries() : List.of());
        Resources parts = part.with().and(answered.found());
        return new CaseWindow(
                ids.stream().map(id -> new Case(id, parts)).toList(), part.next(), CaseTotals.read(answered.numbers()));
    }

    /** Those that ended last, as far as the server still shows them: of people who are in the house (C11). */
    public CaseWindow ended() {
        Optional<String> narrowed = user.organisations().isEmpty() ? Optional.empty() : narrowed();
        if (narrowed.isEmpty()) {
            return new CaseWindow(List.of(), Optional.empty(), Map.of());
        }
        Resources found = records.search("CarePlan?status=completed,revoked&category=" + HubCodes.PLAN_CATEGORY
                + "|discharge" + narrowed.get() + "&_include=CarePlan:subject&_include=CarePlan:care-team"
                + "&_revinclude=Provenance:target&_sort=-_lastUpdated&_count=" + ENDED);
        List<Case> cases = found.all(CarePlan.class).stream()
                .filter(plan -> PlanPages.tookPart(plan, found, user::worksFor))
                .flatMap(CaseLists::caseId)
                .distinct()
                .map(id -> new Case(id, found))
                .toList();
        return new CaseWindow(cases, Optional.empty(), Map.of());
    }

    /** What narrows the plans to the ward of this workplace (C10); absent if nobody was there lately. */
    private Optional<String> narrowed() {
        String ward = user.isDischargeManager() ? Ward.kept(request) : "";
        if (ward.isEmpty()) {
            return Optional.of("");
        }
        List<String> stays = records
                .search("Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP&location=Location/" + ward
                        + "&date=ge" + clock.instant().minus(LOOKED_BACK)
                        + "&_elements=status,location&_sort=-date&_count=500")
                .all(Encounter.class)
                .stream()
                .filter(stay -> Ward.isOf(stay, ward))
                .map(Resources::referenceTo)
                .toList();
        return stays.isEmpty() ? Optional.empty() : Optional.of("&encounter=" + String.join(",", stays));
    }

    /** Those of the cases in which an organisation of the user takes part (C2), wherever in the list they stand (C9). */
    public List<Case> of(List<CaseId> ids) {
        List<Case> cases = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += CASES_AT_ONCE) {
            List<CaseId> some = ids.subList(start, Math.min(ids.size(), start + CASES_AT_ONCE));
            List<String> queries = new ArrayList<>(parts(some));
            queries.add("CarePlan?status=active&identifier=" + tokens(some)
                    + "&_include=CarePlan:subject&_include=CarePlan:care-team" + MANY);
            Resources parts = records.searchAll(queries);
            some.stream()
                    .map(id -> new Case(id, parts))
                    .filter(one -> one.plan()
                            .filter(plan -> PlanPages.isOwn(plan, parts, user::worksFor))
                            .isPresent())
                    .forEach(cases::add);
        }
        return cases;
    }

    /**
     * The first cases, and all others in which something is open (C9).
     *
     * @param queries what finds what is open; it bears the identifier of its case
     */
    public OpenCases open(List<String> queries) {
        return user.organisations().isEmpty()
                ? OpenCases.none()
                : OpenCases.of(first(), records.searchWhole(queries, FURTHER_PAGES), this::of);
    }

    private static Stream<CaseId> caseId(CarePlan plan) {
        return plan.getIdentifier().stream()
                .filter(identifier -> HubCodes.CASE_SYSTEM.equals(identifier.getSystem()))
                .flatMap(identifier -> CaseAccess.parse(identifier.getValue()).stream());
    }

    private static List<String> parts(List<CaseId> ids) {
        return List.of("Task?group-identifier=" + tokens(ids) + MANY, "Appointment?identifier=" + tokens(ids) + MANY);
    }

    private static String tokens(List<CaseId> ids) {
        return ids.stream().map(CaseId::toSearchToken).collect(Collectors.joining(","));
    }
}
