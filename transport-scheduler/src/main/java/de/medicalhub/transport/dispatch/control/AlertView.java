package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.Words;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.dispatch.entity.Alert;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that a dispatcher should look at, as JSON; JSON-B writes public records only.
 *
 * @param date of the tours that it is about (YYYY-MM-DD)
 * @param kind code of the {@link de.medicalhub.transport.dispatch.AlertKind}
 * @param sentence what happened
 * @param plans whether the day is planned again for it
 * @param planned whether that is done, so that it is known whom it concerns
 */
public record AlertView(
        String id,
        String date,
        String kind,
        String sentence,
        @Nullable String jobId,
        boolean plans,
        boolean planned,
        List<ConcernedView> concerned,
        Instant at) {
    /**
     * Whom it concerns.
     *
     * @param minutes that the pickup is later, negative for earlier; none if the job is on no tour now
     */
    public record ConcernedView(
            String jobId, String name, @Nullable Long minutes) {}

    /** The alerts of a day in plain sentences. */
    static List<AlertView> of(List<Alert> alerts, List<Tour> tours, List<TransportJob> jobs, Locale language) {
        Map<String, Tour> tour = tours.stream().collect(Collectors.toMap(Tour::id, Function.identity()));
        Map<String, TransportJob> job = jobs.stream().collect(Collectors.toMap(TransportJob::id, Function.identity()));
        return alerts.stream().map(alert -> of(alert, tour, job, language)).toList();
    }

    private static AlertView of(Alert alert, Map<String, Tour> tours, Map<String, TransportJob> jobs, Locale language) {
        String vehicle = alert.tourId()
                .flatMap(id -> Optional.ofNullable(tours.get(id)))
                .map(Tour::vehicleLabel)
                .orElse("");
        String name = alert.jobId()
                .flatMap(id -> Optional.ofNullable(jobs.get(id)))
                .map(job -> job.wish().name())
                .orElse("");
        String sentence = Words.say(
                language,
                "alert." + alert.kind().code(),
                vehicle,
                name,
                alert.minutes(),
                detail(alert.detail(), language));
        List<ConcernedView> concerned = alert.concerned().entrySet().stream()
                .flatMap(one -> Optional.ofNullable(jobs.get(one.getKey())).stream()
                        .map(job -> new ConcernedView(
                                job.id(), job.wish().name(), one.getValue().orElse(null))))
                .toList();
        return new AlertView(
                alert.id(),
                alert.serviceDate().toString(),
                alert.kind().code(),
                sentence,
                alert.jobId().orElse(null),
                alert.kind().plansAgain(),
                alert.isAnswered(),
                concerned,
                alert.at());
    }

    private static boolean isKey(String detail) {
        return detail.startsWith("step.") || detail.startsWith("temperature.");
    }

    /** A reason of the driver, a sentence of the module, or a name as it is. */
    private static String detail(String detail, Locale language) {
        return StepReason.find(detail)
                .map(reason -> reason.sentence(language))
                .orElseGet(() -> isKey(detail) ? Words.say(language, detail) : detail);
    }
}
