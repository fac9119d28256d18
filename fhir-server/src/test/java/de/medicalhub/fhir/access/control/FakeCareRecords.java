package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.ConsentTable;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.consent.Agreement;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.consent.RelativeScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Task;

/** A world with as many facts as a test puts in. */
final class FakeCareRecords implements CareRecords {
    final List<TeamOfCase> teams = new ArrayList<>();
    final List<Agreement> agreements = new ArrayList<>();
    final Map<String, Set<String>> emergencies = new HashMap<>();
    /** By relative and patient. */
    final Map<String, Map<String, RelativeScope>> grants = new HashMap<>();

    final Set<String> inpatients = new HashSet<>();
    final Set<String> ownPatients = new HashSet<>();
    final Set<String> legs = new HashSet<>();
    final Set<String> videos = new HashSet<>();
    final Map<String, Set<String>> referrals = new HashMap<>();
    final Set<String> askedAbout = new HashSet<>();
    final Map<String, IBaseResource> resources = new HashMap<>();
    final Map<String, Set<String>> roles = new HashMap<>();
    /** What every search finds; what its query names if empty. */
    final List<String> found = new ArrayList<>();

    /** Whether there are more unread ends of cases than are listed. */
    boolean veryManyEnded;

    int questions;

    void team(String caseId, String patient, String organisation, CasePart part) {
        teams.add(new TeamOfCase(caseId, patient, Map.of(organisation, Set.of(part))));
        agreed(caseId, patient, ConsentTable.of(part).purpose(), organisation);
    }

    void agreed(String caseId, String patient, ConsentPurpose purpose, String... recipients) {
        agreements.add(new Agreement(caseId, patient, purpose, Set.of(recipients), Optional.empty(), Optional.empty()));
    }

    @Override
    public List<Agreement> agreementsOf(Collection<String> patients) {
        questions++;
        return agreements.stream()
                .filter(agreement -> patients.contains(agreement.patient()))
                .toList();
    }

    @Override
    public Set<String> organisationsOf(String practitioner) {
        questions++;
        return roles.getOrDefault(practitioner, Set.of());
    }

    @Override
    public List<TeamOfCase> teamsOf(Collection<String> patients) {
        questions++;
        return teams.stream().filter(team -> patients.contains(team.patient())).toList();
    }

    @Override
    public Set<String> emergencies(Collection<String> patients, String person) {
        questions++;
        Set<String> found = new HashSet<>(patients);
        found.retainAll(emergencies.getOrDefault(person, Set.of()));
        return found;
    }

    @Override
    public Optional<Set<String>> endedFor(Set<String> organisations) {
        questions++;
        Set<String> found = new HashSet<>();
        for (IBaseResource resource : resources.values()) {
            if (resource instanceof Task task
                    && CareCodes.isTask(task, HubCodes.TASK_CASE_ENDED)
                    && task.getStatus() == Task.TaskStatus.REQUESTED
                    && organisations.contains(Subjects.local(task.getOwner()))) {
                found.add(Subjects.local(task.getFor()));
            }
        }
        return veryManyEnded ? Optional.empty() : Optional.of(found);
    }

    @Override
    public Set<String> emergenciesOf(String person) {
        questions++;
        return emergencies.getOrDefault(person, Set.of());
    }

    @Override
    public Map<String, RelativeScope> grantsTo(String relative) {
        questions++;
        return grants.getOrDefault(relative, Map.of());
    }

    @Override
    public Set<String> inpatients(Collection<String> patients, Set<String> organisations) {
        questions++;
        Set<String> found = new HashSet<>(patients);
        found.retainAll(inpatients);
        return organisations.contains("Organization/hospital") ? found : Set.of();
    }

    @Override
    public Set<String> ownPatients(Collection<String> patients, Set<String> organisations) {
        questions++;
        Set<String> found = new HashSet<>(patients);
        found.retainAll(ownPatients);
        return organisations.contains("Organization/hospital") ? found : Set.of();
    }

    @Override
    public Optional<Set<String>> inpatientsOf(Set<String> organisations, int most) {
        questions++;
        Set<String> found = organisations.contains("Organization/hospital") ? inpatients : Set.of();
        return found.size() > most ? Optional.empty() : Optional.of(found);
    }

    @Override
    public Optional<Set<String>> patientsOfTeams(Set<String> organisations, int most) {
        questions++;
        Set<String> found = new HashSet<>();
        teams.stream()
                .filter(team -> team.members().keySet().stream().anyMatch(organisations::contains))
                .forEach(team -> found.add(team.patient()));
        return found.size() > most ? Optional.empty() : Optional.of(found);
    }

    @Override
    public Optional<Set<String>> askedAbout(Set<String> organisations, int most) {
        questions++;
        return askedAbout.size() > most ? Optional.empty() : Optional.of(askedAbout);
    }

    @Override
    public Map<String, Set<String>> referralStatus(Collection<String> serviceRequests, Set<String> organisations) {
        questions++;
        Map<String, Set<String>> found = new HashMap<>();
        serviceRequests.forEach(
                request -> found.put(request, referrals.getOrDefault(request + organisations, Set.of())));
        return found;
    }

    @Override
    public Set<String> withLeg(Collection<String> patients) {
        questions++;
        Set<String> found = new HashSet<>(patients);
        found.retainAll(legs);
        return found;
    }

    @Override
    public Set<String> withVideo(Collection<String> patients) {
        questions++;
        Set<String> found = new HashSet<>(patients);
        found.retainAll(videos);
        return found;
    }

    /** Whatever is asked finds {@link #found}, or by id only; of it what the caller sees. */
    SeenMatches matches(Requests requests) {
        return (request, type, query, most) ->
                list(found.isEmpty() ? List.of(type + "/" + query.replace("_id=", "")) : found).stream()
                        .filter(resource -> requests.verdict(request, resource) == Verdict.FULL)
                        .limit(most)
                        .toList();
    }

    /** Conditions over these records, which nobody else creates in. */
    Conditions conditions(Requests requests) {
        return new Conditions(requests, matches(requests), condition -> {});
    }

    @Override
    public Optional<IBaseResource> find(String reference) {
        questions++;
        return Optional.ofNullable(resources.get(reference));
    }

    @Override
    public List<IBaseResource> list(Collection<String> references) {
        questions++;
        return references.stream()
                .flatMap(reference -> Optional.ofNullable(resources.get(reference)).stream())
                .toList();
    }
}
