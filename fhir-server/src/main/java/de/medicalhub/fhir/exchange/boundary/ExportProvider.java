package de.medicalhub.fhir.exchange.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.exchange.control.Export;
import de.medicalhub.fhir.exchange.control.ExportJobs;
import de.medicalhub.fhir.exchange.control.ExportWriter;
import de.medicalhub.fhir.exchange.entity.ExportJob;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** FHIR Bulk Data Access: the question is kept, each file is read from the records while it is fetched. */
@Component
@FhirProvider
public class ExportProvider {
    private static final String NDJSON = "application/fhir+ndjson";
    private static final String STATUS = "$export-poll-status";
    private static final String FILE = "$export-file";
    private static final String JOB = "_jobId";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String NOT_THERE = "There is no such export, or it is not yours.";

    private final Export export;
    private final ExportJobs jobs;
    private final Access access;
    private final Trail trail;
    private final FhirContext context;
    private final Clock clock;

    ExportProvider(Export export, ExportJobs jobs, Access access, Trail trail, FhirContext context, Clock clock) {
        this.trail = trail;
        this.export = export;
        this.jobs = jobs;
        this.access = access;
        this.context = context;
        this.clock = clock;
    }

    /** {@code $export}: all that the caller may read. */
    @Operation(name = "$export", idempotent = true, manualRequest = true, manualResponse = true)
    public void all(RequestDetails request, HttpServletRequest http, HttpServletResponse answer) throws IOException {
        start(request, http, answer, false);
    }

    /** {@code Patient/$export}: what of that is about patients. */
    @Operation(name = "$export", type = Patient.class, idempotent = true, manualRequest = true, manualResponse = true)
    public void patients(RequestDetails request, HttpServletRequest http, HttpServletResponse answer)
            throws IOException {
        start(request, http, answer, true);
    }

    /** The manifest; {@code DELETE}: nobody will fetch it any more. */
    @Operation(name = STATUS, idempotent = true, deleteEnabled = true, manualRequest = true, manualResponse = true)
    public void status(RequestDetails request, HttpServletRequest http, HttpServletResponse answer) throws IOException {
        ExportJob job = find(request, http);
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            jobs.remove(job.id());
            answer.setStatus(Constants.STATUS_HTTP_202_ACCEPTED);
            return;
        }
        List<String> types = export.types(request, job);
        answer.setContentType("application/json;charset=UTF-8");
        answer.setHeader(
                "Expires",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        job.begun().plus(KEPT).atOffset(ZoneOffset.UTC)));
        answer.getWriter().write(ExportManifest.of(job, types, type -> file(request, job, type)));
    }

    /**
     * {@code GET $export-file?_jobId=…&type=…}: one resource a line; with {@code _format=json} all in one Bundle, which an
     * import takes in as well.
     */
    @Operation(name = FILE, idempotent = true, manualRequest = true, manualResponse = true)
    public void file(RequestDetails request, HttpServletRequest http, HttpServletResponse answer) throws IOException {
        ExportJob job = find(request, http);
        boolean isBundle = EncodingEnum.forContentType(http.getParameter(Constants.PARAM_FORMAT)) == EncodingEnum.JSON;
        answer.setContentType((isBundle ? Constants.CT_FHIR_JSON_NEW : NDJSON) + ";charset=UTF-8");
        String type = Objects.requireNonNullElse(http.getParameter("type"), "");
        export.write(
                request,
                job,
                type,
                isBundle
                        ? ExportWriter.ofBundle(answer.getWriter(), request.getFhirServerBase())
                        : ExportWriter.ofLines(answer.getWriter()));
    }

    private void start(
            RequestDetails request, HttpServletRequest http, HttpServletResponse answer, boolean patientsOnly)
            throws IOException {
        ExportQuestion question = ExportQuestion.of(http, context);
        trail.tell(Set.of()); // Whom it shows is told when its files are fetched.
        trail.flush();
        Instant now = clock.instant();
        ExportJob job = new ExportJob(
                UUID.randomUUID(),
                access.caller(request).username(),
                request.getCompleteUrl(),
                patientsOnly,
                question.types(),
                question.since(),
                now);
        jobs.add(job, now.minus(KEPT));
        answer.setStatus(Constants.STATUS_HTTP_202_ACCEPTED);
        answer.setHeader(
                Constants.HEADER_CONTENT_LOCATION,
                request.getFhirServerBase() + "/" + STATUS + "?" + JOB + "=" + job.id());
    }

    private ExportJob find(RequestDetails request, HttpServletRequest http) {
        try {
            UUID id = UUID.fromString(Objects.requireNonNullElse(http.getParameter(JOB), ""));
            return jobs.find(id, access.caller(request).username())
                    .filter(job -> job.begun().plus(KEPT).isAfter(clock.instant()))
                    .orElseThrow(() -> new ResourceNotFoundException(NOT_THERE));
        } catch (IllegalArgumentException notOne) {
            throw new ResourceNotFoundException(NOT_THERE);
        }
    }

    private static String file(RequestDetails request, ExportJob job, String type) {
        return request.getFhirServerBase() + "/" + FILE + "?" + JOB + "=" + job.id() + "&type=" + type;
    }
}
