package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.entity.CasePart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** A world with as many facts as a test puts in. */
final class FakeCareRecords implements CareRecords {
    final List<TeamOfCase> teams = new ArrayList<>();
    final Set<String> inpatients = new HashSet<>();
    final Set<String> legs = new HashSet<>();
    final Map<String, Set<String>> referrals = new HashMap<>();
    final Map<String, IBaseResource> resources = new HashMap<>();
    final Map<String, Set<String>> roles = new HashMap<>();
    int questions;

    void team(String caseId, String patient, String organisation, CasePart part) {
        teams.add(new TeamOfCase(caseId, patient, Map.of(organisation, Set.of(part))));
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
    public Set<String> inpatients(Collection<String> patients, Set<String> organisations) {
        Set<String> found = new HashSet<>(patients);
        found.retainAll(inpatients);
        return organisations.contains("Organization/hospital") ? found : Set.of();
    }

    @Override
    public Set<String> referralStatus(String serviceRequest, Set<String> organisations) {
        return referrals.getOrDefault(serviceRequest + organisations, Set.of());
    }

    @Override
    public Set<String> withLeg(Collection<String> patients) {
        Set<String> found = new HashSet<>(patients);
        found.retainAll(legs);
        return found;
    }

    @Override
    public Set<String> withVideo(Collection<String> patients) {
        return Set.of();
    }

    @Override
    public Optional<IBaseResource> find(String reference) {
        return Optional.ofNullable(resources.get(reference));
    }
}
