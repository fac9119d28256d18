package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.fhir.access.control.CareRecords;
import de.medicalhub.fhir.access.control.Subjects;
import de.medicalhub.fhir.access.control.TeamOfCase;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.consent.Agreement;
import de.medicalhub.fhir.consent.RelativeScope;
import de.medicalhub.fhir.store.CurrentVersions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Finds the ties by the server's own search, in the name of the system. */
@Component
class JpaCareRecords implements CareRecords {
    private static final int MOST_ENDED = 2_000;

    private final DaoRegistry daos;
    private final CurrentVersions current;
    private final PostgresOwnPatients ownPatients;
    private final PostgresAskedPatients askedPatients;
    private final PostgresTiedPatients tiedPatients;
    private final JpaRelativeGrants relativeGrants;
    private final Clock clock;

    JpaCareRecords(
            DaoRegistry daos,
            CurrentVersions current,
            PostgresOwnPatients ownPatients,
            PostgresAskedPatients askedPatients,
            PostgresTiedPatients tiedPatients,
            JpaRelativeGrants relativeGrants,
            Clock clock) {
        this.daos = daos;
        this.current = current;
        this.ownPatients = ownPatients;
        this.askedPatients = askedPatients;
        this.tiedPatients = tiedPatients;
        this.relativeGrants = relativeGrants;
        this.clock = clock;
    }

    @Override
    public Set<String> organisationsOf(String practitioner) {
        return employmentOf(practitioner).organisations();
    }

    @Override
    public Employment employmentOf(String practitioner) {
        Instant now = clock.instant();
        Map<Boolean, Set<String>> bySubstitution = search(
                        PractitionerRole.class,
                        new SearchParameterMap()
                                .add("practitioner", new ReferenceParam(practitioner))
                                .add("active", new TokenParam("true")))
                .filter(post -> Posts.holdsAt(post, now))
                .filter(post -> !Subjects.local(post.getOrganization()).isEmpty())
                .collect(Collectors.partitioningBy(
                        Posts::isSubstitute,
                        Collectors.mapping(post -> Subjects.local(post.getOrganization()), Collectors.toSet())));
        Set<String> covered = new HashSet<>(bySubstitution.get(true));
        covered.removeAll(bySubstitution.get(false));
        Set<String> all = new HashSet<>(bySubstitution.get(false));
        all.addAll(covered);
        return new Employment(all, covered);
    }

    @Override
    public List<TeamOfCase> teamsOf(Collection<String> patients) {
        return search(
                        CareTeam.class,
                        new SearchParameterMap()
                                .add("subject", references(patients))
                                .add("status", new TokenParam("active")))
                .flatMap(team -> CaseId.find(team).stream().map(caseId -> team(caseId, team)))
                .toList();
    }

    @Override
    public List<Agreement> agreementsOf(Collection<String> patients) {
        Instant now = clock.instant();
        return search(
                        Consent.class,
                        new SearchParameterMap()
                                .add("patient", references(patients))
                                .add("status", new TokenParam("active")))
                .flatMap(consent -> Agreement.read(consent).stream())
                .filter(agreement -> agreement.holdsAt(now))
                .toList();
    }

    @Override
    public Set<String> emergencies(Collection<String> patients, String person) {
        return emergencies(emergenciesOwnedBy(person).add("patient", references(patients)));
    }

    @Override
    public Set<String> emergenciesOf(String person) {
        return emergencies(emergenciesOwnedBy(person));
    }

    private static SearchParameterMap emergenciesOwnedBy(String person) {
        return new SearchParameterMap()
                .add("owner", new ReferenceParam(person))
                .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_EMERGENCY))
                .add("status", new TokenParam("in-progress"));
    }

    private Set<String> emergencies(SearchParameterMap criteria) {
        Instant now = clock.instant();
        return search(Task.class, criteria)
                .filter(task -> task.getRestriction().getPeriod().hasEnd())
                .filter(task ->
                        now.isBefore(task.getRestriction().getPeriod().getEnd().toInstant()))
                .map(task -> Subjects.local(task.getFor()))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Set<String>> endedFor(Set<String> organisations) {
        SearchParameterMap unread = new SearchParameterMap()
                .add("owner", references(organisations))
                .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_CASE_ENDED))
                .add("status", new TokenParam("requested"));
        return organisations.isEmpty()
                ? Optional.of(Set.of())
                : tiedPatients.of("Task", unread, "Task.for", MOST_ENDED);
    }

    @Override
    public Map<String, RelativeScope> grantsTo(String relative) {
        return relativeGrants.to(relative);
    }

    @Override
    public Set<String> inpatients(Collection<String> patients, Set<String> organisations) {
        return search(Encounter.class, stays(organisations).add("subject", references(patients)))
                .map(encounter -> Subjects.local(encounter.getSubject()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> ownPatients(Collection<String> patients, Set<String> organisations) {
        return ownPatients.among(patients, organisations);
    }

    @Override
    public Optional<Set<String>> inpatientsOf(Set<String> organisations, int most) {
        return organisations.isEmpty()
                ? Optional.of(Set.of())
                : tiedPatients.of("Encounter", stays(organisations), "Encounter.subject", most);
    }

    @Override
    public Optional<Set<String>> patientsOfTeams(Set<String> organisations, int most) {
        SearchParameterMap teams = new SearchParameterMap()
                .add("participant", references(organisations))
                .add("status", new TokenParam("active"));
        return organisations.isEmpty()
                ? Optional.of(Set.of())
                : tiedPatients.of("CareTeam", teams, "CareTeam.subject", most);
    }

    @Override
    public Optional<Set<String>> askedAbout(Set<String> organisations, int most) {
        return askedPatients.of(organisations, most);
    }

    @Override
    public Map<String, Set<String>> referralStatus(Collection<String> serviceRequests, Set<String> organisations) {
        return search(
                        Task.class,
                        new SearchParameterMap()
                                .add("focus", references(serviceRequests))
                                .add("owner", references(organisations))
                                .add("code", new TokenParam(HubCodes.TASK_CODE, HubCodes.TASK_REFERRAL)))
                .filter(Task::hasStatus)
                .collect(Collectors.groupingBy(
                        task -> Subjects.local(task.getFocus()),
                        Collectors.mapping(task -> task.getStatus().toCode(), Collectors.toSet())));
    }

    @Override
    public Set<String> withLeg(Collection<String> patients) {
        return search(
                        Task.class,
                        new SearchParameterMap()
                                .add("patient", references(patients))
                                .add(
                                        "code",
                                        new TokenOrListParam()
                                                .add(HubCodes.TASK_CODE, HubCodes.TASK_TRANSPORT_LEG)
                                                .add(HubCodes.TASK_CODE, HubCodes.TASK_DELIVERY_LEG)))
                .map(task -> Subjects.local(task.getFor()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> withVideo(Collection<String> patients) {
        return search(
                        Appointment.class,
                        new SearchParameterMap()
                                .add("patient", references(patients))
                                .add("service-type", new TokenParam(HubCodes.SERVICE_TYPE, "video-consultation")))
                .flatMap(appointment -> Subjects.patients(appointment).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<IBaseResource> find(String reference) {
        // A search, because a read that finds nothing would mark a transaction that runs as failed.
        return list(Set.of(reference)).stream().findFirst();
    }

    @Override
    public List<IBaseResource> list(Collection<String> references) {
        return current.list(references);
    }

    private <T extends IBaseResource> Stream<T> search(Class<T> type, SearchParameterMap criteria) {
        return search(daos.getResourceDao(type), criteria).stream();
    }

    private static <T extends IBaseResource> List<T> search(IFhirResourceDao<T> dao, SearchParameterMap criteria) {
        criteria.setLoadSynchronous(true);
        return dao.searchForResources(criteria, new SystemRequestDetails());
    }

    private static TeamOfCase team(String caseId, CareTeam team) {
        Map<String, Set<CasePart>> members = new HashMap<>();
        team.getParticipant()
                .forEach(participant -> participant.getRole().stream()
                        .flatMap(role -> role.getCoding().stream())
                        .filter(coding -> HubCodes.CASE_ROLE.equals(coding.getSystem()))
                        .flatMap(coding -> CasePart.find(coding.getCode()).stream())
                        .forEach(part -> members.computeIfAbsent(
                                        Subjects.local(participant.getMember()), key -> EnumSet.noneOf(CasePart.class))
                                .add(part)));
        return new TeamOfCase(caseId, Subjects.local(team.getSubject()), members);
    }

    private static SearchParameterMap stays(Set<String> organisations) {
        return new SearchParameterMap()
                .add("service-provider", references(organisations))
                .add("class", new TokenParam("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP"))
                .add("status", tokens("arrived", "in-progress", "onleave"));
    }

    private static ReferenceOrListParam references(Collection<String> references) {
        ReferenceOrListParam list = new ReferenceOrListParam();
        references.forEach(reference -> list.addOr(new ReferenceParam(reference)));
        return list;
    }

    private static TokenOrListParam tokens(String... codes) {
        TokenOrListParam list = new TokenOrListParam();
        for (String code : codes) {
            list.add(new TokenParam(code));
        }
        return list;
    }
}
