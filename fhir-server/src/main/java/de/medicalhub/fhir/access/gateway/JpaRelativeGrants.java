package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.fhir.access.control.Subjects;
import de.medicalhub.fhir.consent.RelativeGrant;
import de.medicalhub.fhir.consent.RelativeScope;
import de.medicalhub.fhir.store.CurrentVersions;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** Which patients let a relative read along now: the Consents that name the person, if the person is still in use. */
@Component
class JpaRelativeGrants {
    private final DaoRegistry daos;
    private final CurrentVersions current;
    private final Clock clock;

    JpaRelativeGrants(DaoRegistry daos, CurrentVersions current, Clock clock) {
        this.daos = daos;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @param relative {@code RelatedPerson/…}
     * @return how much, by {@code Patient/…}
     */
    Map<String, RelativeScope> to(String relative) {
        if (!relative.startsWith("RelatedPerson/")) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<String, RelativeScope> granted = new HashMap<>();
        String patient = current.list(Set.of(relative)).stream()
                .filter(RelatedPerson.class::isInstance)
                .map(RelatedPerson.class::cast)
                .filter(person -> isInUse(person, now))
                .map(person -> Subjects.local(person.getPatient()))
                .findFirst()
                .orElse("");
        consents(relative).stream()
                .flatMap(consent -> RelativeGrant.read(consent).stream())
                .filter(grant -> grant.relative().equals(relative) && grant.holdsAt(now))
                .filter(grant -> grant.patient().equals(patient))
                .forEach(grant -> granted.merge(
                        grant.patient(), grant.scope(), (one, other) -> one.compareTo(other) > 0 ? one : other));
        return granted;
    }

    private List<Consent> consents(String relative) {
        SearchParameterMap criteria = new SearchParameterMap()
                .add("actor", new ReferenceParam(relative))
                .add("status", new TokenParam("active"));
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(Consent.class).searchForResources(criteria, new SystemRequestDetails());
    }

    private static boolean isInUse(RelatedPerson person, Instant now) {
        boolean active = !person.hasActive() || person.getActive();
        Date start = person.getPeriod().getStart();
        Date end = person.getPeriod().getEnd();
        return active
                && (start == null || !now.isBefore(start.toInstant()))
                && (end == null || now.isBefore(end.toInstant()));
    }
}
