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

/**
 * HAPI's store, a month at a time, so that a year of a district does not lie in memory twice: 27 questions for a year. Each costs
 * several statements however little it finds, and by weeks they would be 119.
 */
@Component
class JpaCareFacts implements CareFacts {
    /** What one search gives at most; HAPI cuts off what is more. */
    static final int MOST = 10_000;

    private static final Duration STEP = Duration.ofDays(31);

    /** A shorter span is not halved any more: halving comes to an end, and no district starts so much in two hours. */
    private static final Duration SHORTEST = Duration.ofHours(2);

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

    /** All between the two; what may have been cut off is asked for in halves. */
    static <T> Stream<T> stepwise(Instant from, Instant to, BiFunction<Instant, Instant, List<T>> search) {
        return Stream.iterate(from, begin -> begin.isBefore(to), begin -> begin.plus(STEP))
                .flatMap(begin -> {
                    Instant end = begin.plus(STEP);
                    return whole(begin, end.isBefore(to) ? end : to, search);
                });
    }

    private static <T> Stream<T> whole(Instant begin, Instant end, BiFunction<Instant, Instant, List<T>> search) {
        List<T> found = search.apply(begin, end);
        Duration length = Duration.between(begin, end);
        if (found.size() < MOST || length.compareTo(SHORTEST) < 0) {
            return found.stream();
        }
        Instant middle = begin.plus(length.dividedBy(2));
        return Stream.concat(whole(begin, middle, search), whole(middle, end, search));
    }

    private <T extends DomainResource> List<T> search(Class<T> type, SearchParameterMap criteria) {
        criteria.setLoadSynchronousUpTo(MOST);
        return daos.getResourceDao(type).searchForResources(criteria, new SystemRequestDetails());
    }

    private static DateRangeParam between(Instant from, Instant to) {
        return new DateRangeParam(
                new DateParam(ParamPrefixEnum.GREATERTHAN_OR_EQUALS, Date.from(from)),
                new DateParam(ParamPrefixEnum.LESSTHAN, Date.from(to)));
    }
}
