package de.medicalhub.fhir.exchange.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.exchange.control.ImportJobs;
import de.medicalhub.fhir.exchange.control.ReceiveImport;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.ImportState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** Takes NDJSON in and tells how far its import is. */
@Component
@FhirProvider
public class ImportProvider {
    private static final String NDJSON = "application/fhir+ndjson";
    private static final String STATUS = "$import-status";
    private static final int LISTED = 50;
    private static final String NOT_THERE = "There is no such import, or it is not yours.";

    private final ReceiveImport receive;
    private final ImportJobs jobs;
    private final ImportTimer worker;
    private final Access access;
    private final Trail trail;
    private final FhirContext context;

    ImportProvider(
            ReceiveImport receive,
            ImportJobs jobs,
            ImportTimer worker,
            Access access,
            Trail trail,
            FhirContext context) {
        this.trail = trail;
        this.receive = receive;
        this.jobs = jobs;
        this.worker = worker;
        this.access = access;
        this.context = context;
    }

    /** {@code POST $import}: the lines, or the entries of a collection, are kept when this answers 202. */
    @Operation(name = "$import", manualRequest = true, manualResponse = true)
    public void start(RequestDetails request, HttpServletRequest http, HttpServletResponse answer) throws IOException {
        trail.tell(Set.of()); // Whom it writes about is told when it is stored.
        trail.flush();
        UUID job = receive(access.caller(request), http);
        worker.wake();
        answer.setStatus(Constants.STATUS_HTTP_202_ACCEPTED);
        answer.setHeader(Constants.HEADER_CONTENT_LOCATION, address(request, job));
        write(answer, find(request, job), address(request, job));
    }

    /**
     * {@code GET $import-status?job=…}: 202 while it runs, then 200; {@code DELETE}: what is left to do is dropped. Without a
     * job: the caller's own imports.
     */
    @Operation(name = STATUS, idempotent = true, deleteEnabled = true, manualRequest = true, manualResponse = true)
    public void status(RequestDetails request, HttpServletRequest http, HttpServletResponse answer) throws IOException {
        if (http.getParameter("job") == null && request.getRequestType() == RequestTypeEnum.GET) {
            List<ImportJob> own = jobs.newest(access.caller(request).username(), LISTED);
            write(answer, ImportReport.of(own));
            return;
        }
        ImportJob job = find(request, id(http.getParameter("job")));
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            jobs.remove(job.id());
            answer.setStatus(Constants.STATUS_HTTP_202_ACCEPTED);
            return;
        }
        boolean done = job.state() == ImportState.DONE;
        answer.setStatus(done ? Constants.STATUS_HTTP_200_OK : Constants.STATUS_HTTP_202_ACCEPTED);
        if (!done) {
            answer.setHeader("X-Progress", job.percent() + " %, " + job.done() + " of " + job.lines() + " lines");
            answer.setHeader("Retry-After", "1");
        }
        if (NDJSON.equals(http.getParameter(Constants.PARAM_FORMAT))) {
            answer.setContentType(NDJSON + ";charset=UTF-8");
            ImportReport.writeRefusals(jobs, job.id(), context, answer.getWriter());
            return;
        }
        write(answer, job, address(request, job.id()));
    }

    private void write(HttpServletResponse answer, ImportJob job, String address) throws IOException {
        write(answer, ImportReport.of(job, jobs, address));
    }

    private void write(HttpServletResponse answer, Parameters report) throws IOException {
        answer.setContentType(Constants.CT_FHIR_JSON_NEW + ";charset=UTF-8");
        context.newJsonParser().encodeResourceToWriter(report, answer.getWriter());
    }

    /** The sender's own only: its refusals name resources. */
    private ImportJob find(RequestDetails request, UUID id) {
        return jobs.find(id)
                .filter(job -> job.account().equals(access.caller(request).username()))
                .orElseThrow(() -> new ResourceNotFoundException(NOT_THERE));
    }

    private static UUID id(String given) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(given, ""));
        } catch (IllegalArgumentException notOne) {
            throw new ResourceNotFoundException(NOT_THERE);
        }
    }

    private static String address(RequestDetails request, UUID job) {
        return request.getFhirServerBase() + "/" + STATUS + "?job=" + job;
    }

    private UUID receive(Caller caller, HttpServletRequest http) throws IOException {
        String type = Objects.requireNonNullElse(http.getContentType(), "").toLowerCase(Locale.ROOT);
        if (type.startsWith(NDJSON) || type.startsWith("application/ndjson")) {
            return receive.receive(caller, new BufferedInputStream(http.getInputStream()), isPacked(http));
        }
        EncodingEnum encoding = EncodingEnum.forContentType(type);
        if (encoding != EncodingEnum.JSON && encoding != EncodingEnum.XML) {
            throw new HubException(ProblemKind.INVALID, "Please send lines as " + NDJSON + ", or a Bundle.");
        }
        return receive.receive(caller, http.getInputStream().readAllBytes(), encoding == EncodingEnum.XML);
    }

    private static boolean isPacked(HttpServletRequest http) {
        return "gzip".equals(http.getHeader(Constants.HEADER_CONTENT_ENCODING));
    }
}
