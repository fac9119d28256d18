package de.medicalhub.fhir.numbers.gateway;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.numbers.control.CareFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** HAPI's store, a week at a time, so that a year of a district does not lie in memory twice. */
@Component
class JpaCareFacts implements CareFacts {
    private static final Duration STEP = Duration.ofDays(7);

    private final DaoRegistry daos;

    JpaCareFacts(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public List<Task> tasksAskedBetween(Instant from, Instant to) {
        TokenOrListParam codes = new TokenOrListParam()
                .add(HubCodes.TASK_CODE, HubCodes.TASK_REFERRAL)
                .add(HubCodes.TASK_CODE, HubCodes.TASK_TRANSPORT_LEG)
                .add(HubCodes.TASK_CODE, HubCodes.TASK_DELIVERY_LEG);
        return stepwise(
                        from,
                        to,
                        (begin, end) -> search(
                                Task.class,
                                new SearchParameterMap().add("code", codes).add("authored-on", between(begin, end))))
                .filter(task -> !task.hasPartOf())
                .toList();
    }

    @Override
    public List<Appointment> appointmentsBetween(Instant from, Instant to) {
        TokenOrListParam ended = new TokenOrListParam();
        ended.addOr(new TokenParam("fulfilled")).addOr(new TokenParam("noshow"));
        return stepwise(
                        from,
                        to,
                        (begin, end) -> search(
                                Appointment.class,
                                new SearchParameterMap().add("status", ended).add("date", between(begin, end))))
                .toList();
    }

    private static <T> Stream<T> stepwise(Instant from, Instant to, BiFunction<Instant, Instant, List<T>> search) {
        return Stream.iterate(from, begin -> begin.isBefore(to), begin -> begin.plus(STEP))
                .flatMap(begin -> {
                    Instant end = begin.plus(STEP);
                    return search.apply(begin, end.isBefore(to) ? end : to).stream();
                });
    }

    private <T extends DomainResource> List<T> search(Class<T> type, SearchParameterMap criteria) {
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(type).searchForResources(criteria, new SystemRequestDetails());
    }

    private static DateRangeParam between(Instant from, Instant to) {
        return new DateRangeParam(
                new DateParam(ParamPrefixEnum.GREATERTHAN_OR_EQUALS, Date.from(from)),
                new DateParam(ParamPrefixEnum.LESSTHAN, Date.from(to)));
    }
}
