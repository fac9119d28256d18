package de.medicalhub.transport.driving.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.DispatchPhones;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.Photo;
import de.medicalhub.transport.dispatch.DriverTour;
import de.medicalhub.transport.dispatch.DriverTour.DriverStop;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.driving.control.BesideTour;
import de.medicalhub.transport.driving.control.OwnPhotos;
import de.medicalhub.transport.driving.control.PhoneTime;
import de.medicalhub.transport.driving.control.ShownTour;
import de.medicalhub.transport.driving.control.TakeStep;
import de.medicalhub.transport.driving.control.TakeStep.SentStep;
import de.medicalhub.transport.driving.control.TourView;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.trail.Trail;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the driver's phone page calls. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class DrivingResource {
    @Inject
    private TravelTimes roads;

    @Inject
    private ShownTour shownTour;

    @Inject
    private TakeStep takeStep;

    @Inject
    private BesideTour beside;

    @Inject
    private OwnPhotos ownPhotos;

    @Inject
    private DispatchPhones dispatchPhones;

    @Inject
    private Trail trail;

    @Context
    private HttpServletRequest request;

    /** A job as the phone sees it. */
    public record JobAnswer(String id, String jobKind, String state, String name, List<String> nextSteps) {
        static JobAnswer of(JobView job) {
            List<String> steps = job.nextSteps().stream().map(Step::code).toList();
            return new JobAnswer(job.id(), job.jobKind(), job.state().code(), job.name(), steps);
        }
    }

    /** The caller's tour; 204 without one. */
    @GET
    @Path("tour")
    @RolesAllowed("driver")
    public Response tour() {
        Caller caller = Caller.of(request);
        Optional<DriverTour> tour = shownTour.of(caller.fhirUser());
        tour.map(DriverTour::stops)
                .map(stops -> stops.stream().map(DriverStop::patient).toList())
                .ifPresent(patients -> trail.viewed(caller.fhirUser(), patients));
        return tour.map(shown -> Response.ok(TourView.of(
                        shown,
                        beside.of(shown, caller.fhirUser(), caller.language()),
                        roads.state().mapOf().isEmpty(),
                        dispatchPhones.of(shown.carrier(), caller.token()),
                        caller.language())))
                .orElseGet(Response::noContent)
                .build();
    }

    /** The next step of a job of the caller's tour. */
    @POST
    @Path("jobs/{jobId}/steps")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("driver")
    public JobAnswer take(@PathParam("jobId") String jobId, JsonObject json) {
        SentStep step = StepReader.read(jobId, json);
        try {
            return JobAnswer.of(takeStep.take(step, driver()));
        } catch (RefusedException refusal) {
            // That the shift begins later is no conflict of the day; that another vehicle has the job by now is one.
            boolean misfit =
                    refusal.kind() == ProblemKind.CONFLICT && !refusal.key().equals("step.too-early");
            if (misfit || refusal.key().equals("step.not-your-job")) {
                tell(step, refusal);
            }
            throw refusal;
        }
    }

    /** To the dispatcher, if the driver has or had the job; whatever becomes of that, the phone hears the first refusal. */
    private void tell(SentStep step, RefusedException refusal) {
        try {
            takeStep.refused(step, driver(), refusal.key());
        } catch (RefusedException notTheirs) {
            refusal.addSuppressed(notTheirs);
        }
    }

    /** A temperature on the way of a job of the caller's tour: {@code id}, {@code celsius}, {@code box}, {@code at}, {@code sentAt}. */
    @POST
    @Path("jobs/{jobId}/temperatures")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("driver")
    public void measured(@PathParam("jobId") String jobId, JsonObject json) {
        UUID id = StepReader.id(json);
        PhoneTime time = StepReader.time(json);
        try {
            takeStep.measured(StepReader.reading(jobId, json), time, driver());
        } catch (RefusedException refusal) {
            tell(jobId, id, time, refusal);
            throw refusal;
        }
    }

    /** A photo of a bag or a door: {@code id}, {@code jpeg} (data URL), {@code at}, {@code sentAt}. */
    @POST
    @Path("jobs/{jobId}/photos")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("driver")
    public void photographed(@PathParam("jobId") String jobId, JsonObject json) {
        Photo photo = Photo.of(StepReader.id(json), Inputs.text(json, "jpeg").orElse(""));
        takeStep.photographed(jobId, photo, StepReader.time(json), driver());
    }

    /** An own photo of the shift that runs is deleted; again changes nothing. */
    @POST
    @Path("jobs/{jobId}/photos/{photoId}/remove")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("driver")
    public void removed(@PathParam("jobId") String jobId, @PathParam("photoId") String photoId, JsonObject nothing) {
        ownPhotos.remove(jobId, StepReader.id(photoId), driver());
    }

    private void tell(String jobId, UUID reading, PhoneTime time, RefusedException refusal) {
        try {
            takeStep.readingRefused(jobId, reading, time, driver(), refusal.key());
        } catch (RefusedException notTheirs) {
            refusal.addSuppressed(notTheirs);
        }
    }

    private Person driver() {
        Caller caller = Caller.of(request);
        return new Person(caller.fhirUser(), caller.name());
    }
}
