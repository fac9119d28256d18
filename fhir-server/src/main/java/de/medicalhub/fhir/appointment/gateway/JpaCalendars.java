package de.medicalhub.fhir.appointment.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.appointment.control.Calendars;
import de.medicalhub.fhir.appointment.control.TimeSpan;
import de.medicalhub.fhir.consent.Agreement;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Calendars by the server's own search, in the name of the system. */
@Component
class JpaCalendars implements Calendars {
    /** No appointment lasts longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final NamedParameterJdbcTemplate named;
    private final Clock clock;

    JpaCalendars(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system, DataSource dataSource, Clock clock) {
        this.named = new NamedParameterJdbcTemplate(dataSource);
        this.clock = clock;
        this.daos = daos;
        this.system = system;
    }

    @Override
    public <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        // A search, because a read that finds nothing would mark a transaction that runs as failed.
        IdType id = new IdType(reference);
        return id.hasIdPart()
                ? search(type, new SearchParameterMap("_id", new TokenParam(id.getIdPart())))
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Set<String> existing(Collection<String> references) {
        Set<String> found = new HashSet<>();
        Map<String, List<IdType>> byType =
                references.stream().map(IdType::new).collect(Collectors.groupingBy(IdType::getResourceType));
        byType.forEach((type, ids) -> {
            if (daos.isResourceTypeSupported(type)) {
                IFhirResourceDao<?> dao = daos.getResourceDao(type);
                ids(dao, ids).forEach(id -> found.add(type + "/" + id));
            }
        });
        return found;
    }

    @Override
    public List<Slot> slotsOf(String schedule, TimeSpan time) {
        return search(
                        Slot.class,
                        new SearchParameterMap("schedule", new ReferenceParam(schedule))
                                .add("start", new DateParam(ParamPrefixEnum.LESSTHAN, Date.from(time.end()))))
                .toList();
    }

    @Override
    public Set<String> organisationsOf(Schedule schedule) {
        return schedule.getActor().stream()
                .flatMap(this::organisations)
                .map(JpaCalendars::local)
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Appointment> holding(String slot) {
        return search(Appointment.class, new SearchParameterMap("slot", new ReferenceParam(slot)))
                .toList();
    }

    @Override
    public List<Schedule> calendarsOf(String actor) {
        return search(
                        Schedule.class,
                        new SearchParameterMap("actor", new ReferenceParam(actor))
                                .add("active", new TokenParam("true")))
                .toList();
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return search(CareTeam.class, ofCase(caseId).add("status", new TokenParam("active")))
                .findFirst();
    }

    @Override
    public List<Agreement> agreementsOf(String caseId) {
        return search(Consent.class, ofCase(caseId))
                .flatMap(consent -> Agreement.read(consent).stream())
                .toList();
    }

    @Override
    public List<Encounter> encountersOf(String appointment) {
        return search(Encounter.class, new SearchParameterMap("appointment", new ReferenceParam(appointment)))
                .toList();
    }

    @Override
    public List<Appointment> appointmentsOf(String person, TimeSpan time) {
        DateRangeParam day = new DateRangeParam(Date.from(time.start().minus(LONGEST)), Date.from(time.end()));
        return search(Appointment.class, new SearchParameterMap("actor", new ReferenceParam(person)).add("date", day))
                .toList();
    }

    @Override
    public List<PractitionerRole> postsIn(String organisation) {
        return search(
                        PractitionerRole.class,
                        new SearchParameterMap("organization", new ReferenceParam(organisation))
                                .add("active", new TokenParam("true")))
                .filter(post -> Posts.holdsAt(post, clock.instant()) && !Posts.isSubstitute(post))
                .toList();
    }

    private static SearchParameterMap ofCase(String caseId) {
        return new SearchParameterMap("identifier", new TokenParam(HubCodes.CASE_SYSTEM, caseId));
    }

    @Override
    public List<String> store(Bundle transaction) {
        try {
            return system.transaction(new SystemRequestDetails(), transaction).getEntry().stream()
                    .map(entry -> new IdType(entry.getResponse().getLocation()))
                    .map(id -> id.getResourceType() + "/" + id.getIdPart())
                    .toList();
        } catch (ResourceVersionConflictException
                | PreconditionFailedException
                | ConcurrencyFailureException conflict) {
            throw new HubException(ProblemKind.CONFLICT, "Somebody else was faster.", conflict);
        }
    }

    @Override
    public void lock(Collection<String> slots) {
        List<String> ids =
                slots.stream().map(slot -> new IdType(slot).getIdPart()).toList();
        if (!ids.isEmpty()) {
            named.queryForList(
                    "select res_id from hfj_resource where res_type = 'Slot' and fhir_id in (:ids) order by res_id for update",
                    Map.of("ids", ids),
                    Long.class);
        }
    }

    @Override
    public void update(Slot slot) {
        daos.getResourceDao(Slot.class).update(slot, new SystemRequestDetails());
    }

    private Stream<Reference> organisations(Reference actor) {
        String reference = local(actor);
        String type = reference.contains("/") ? reference.substring(0, reference.indexOf('/')) : "";
        return switch (type) {
            case "PractitionerRole" ->
                find(PractitionerRole.class, reference).map(PractitionerRole::getOrganization).stream();
            case "HealthcareService" ->
                find(HealthcareService.class, reference).map(HealthcareService::getProvidedBy).stream();
            case "Location" -> find(Location.class, reference).map(Location::getManagingOrganization).stream();
            case "Practitioner" ->
                search(
                                PractitionerRole.class,
                                new SearchParameterMap("practitioner", new ReferenceParam(reference))
                                        .add("active", new TokenParam("true")))
                        .filter(post -> Posts.holdsAt(post, clock.instant()))
                        .map(PractitionerRole::getOrganization);
            default -> Stream.empty();
        };
    }

    private static <T extends IBaseResource> List<String> ids(IFhirResourceDao<T> dao, List<IdType> ids) {
        TokenOrListParam list = new TokenOrListParam();
        ids.forEach(id -> list.add(new TokenParam(id.getIdPart())));
        SearchParameterMap criteria = new SearchParameterMap().add("_id", list);
        criteria.setLoadSynchronous(true);
        return dao.searchForResources(criteria, new SystemRequestDetails()).stream()
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
    }

    private <T extends Resource> Stream<T> search(Class<T> type, SearchParameterMap criteria) {
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(type).searchForResources(criteria, new SystemRequestDetails()).stream();
    }

    private static String local(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() && id.hasResourceType() ? id.getResourceType() + "/" + id.getIdPart() : "";
    }
}
