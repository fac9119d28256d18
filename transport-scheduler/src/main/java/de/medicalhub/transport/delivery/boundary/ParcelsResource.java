package de.medicalhub.transport.delivery.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.control.ParcelDesk;
import de.medicalhub.transport.delivery.control.ParcelDesk.Dispatcher;
import de.medicalhub.transport.delivery.control.ParcelDesk.Kept;
import de.medicalhub.transport.delivery.control.ParcelDesk.Pharmacist;
import de.medicalhub.transport.delivery.control.ParcelDesk.Shown;
import de.medicalhub.transport.delivery.control.ParcelPhotos;
import de.medicalhub.transport.delivery.control.ParcelView;
import de.medicalhub.transport.delivery.entity.Signing;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Bags of medicines: for the pharmacy that packed them, and to look at for the dispatcher who drives them. */
@Path("parcels")
@Produces(MediaType.APPLICATION_JSON)
public class ParcelsResource {
    private static final int LONGEST_REASON = 500;

    @Inject
    private ParcelDesk desk;

    @Inject
    private ParcelPhotos photos;

    @Inject
    private Carriers organisations;

    @Inject
    private Trail trail;

    @Inject
    private Clock clock;

    @Context
    private HttpServletRequest request;

    /** Open deliveries and those that ended within three days: of the caller's pharmacies, or of a dispatcher's carriers. */
    @GET
    @RolesAllowed({"pharmacist", "dispatcher"})
    public List<ParcelView> list() {
        Caller caller = Caller.of(request);
        boolean pharmacist = request.isUserInRole(Role.PHARMACIST.realmName());
        List<Shown> shown =
                pharmacist ? desk.ofPharmacies(organisations.of(caller)) : desk.ofCarriers(organisations.of(caller));
        trail.viewed(
                caller.fhirUser(),
                shown.stream().map(one -> one.delivery().job().patient()).toList());
        return shown.stream()
                .map(one -> ParcelView.of(one, pharmacist, clock.instant()))
                .toList();
    }

    /** How many deliveries wait for a pharmacist's decision; the board asks it for its dispatcher. */
    @GET
    @Path("held")
    @RolesAllowed({"pharmacist", "dispatcher"})
    public HeldView held() {
        Caller caller = Caller.of(request);
        boolean pharmacist = request.isUserInRole(Role.PHARMACIST.realmName());
        return new HeldView(desk.held(organisations.of(caller), pharmacist));
    }

    /** A number, for JSON-B. */
    public record HeldView(long held) {}

    /** It is packed: {@code cold}, {@code narcotic}, both true or false. Again with other values until it is collected. */
    @POST
    @Path("{jobId}/pack")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("pharmacist")
    public void pack(@PathParam("jobId") String jobId, JsonObject json) {
        desk.pack(jobId, said(json, "cold"), said(json, "narcotic"), pharmacist());
    }

    /** The label's QR code; it holds the code and nothing else. */
    @GET
    @Path("{jobId}/label.svg")
    @Produces("image/svg+xml")
    @RolesAllowed("pharmacist")
    public String label(@PathParam("jobId") String jobId) {
        return LabelPicture.of(desk.code(jobId, pharmacist()).text());
    }

    /** What was signed for a step that did not fit any more, as PNG; of two who signed, {@code second} is the other one's. */
    @GET
    @Path("{jobId}/proofs/{stepId}")
    @Produces("image/png")
    @RolesAllowed({"pharmacist", "dispatcher"})
    public Response proof(
            @PathParam("jobId") String jobId,
            @PathParam("stepId") String stepId,
            @QueryParam("second") boolean second) {
        Caller caller = Caller.of(request);
        boolean pharmacist = request.isUserInRole(Role.PHARMACIST.realmName());
        Kept kept = desk.kept(jobId, step(stepId), organisations.of(caller), pharmacist);
        trail.viewed(caller.fhirUser(), List.of(kept.patient()));
        Signing signing = kept.proof().signing();
        byte[] png = second
                ? signing.secondSignature()
                        .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "parcel.not-found"))
                : signing.signature();
        return Response.ok(png).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** A photo of the driver's. */
    @GET
    @Path("{jobId}/photos/{photoId}")
    @Produces("image/jpeg")
    @RolesAllowed({"pharmacist", "dispatcher"})
    public Response photo(@PathParam("jobId") String jobId, @PathParam("photoId") String photoId) {
        Caller caller = Caller.of(request);
        boolean pharmacist = request.isUserInRole(Role.PHARMACIST.realmName());
        ParcelPhotos.Shown shown = photos.show(jobId, step(photoId), organisations.of(caller), pharmacist);
        trail.viewed(caller.fhirUser(), List.of(shown.patient()));
        return Response.ok(shown.jpeg())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static UUID step(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(ProblemKind.NOT_FOUND, "parcel.not-found");
        }
    }

    /**
     * It was too warm or too cold and may be handed over all the same: {@code reason}. Where the order names no pharmacy, a dispatcher
     * says it for whoever packed it.
     */
    @POST
    @Path("{jobId}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"pharmacist", "dispatcher"})
    public void release(@PathParam("jobId") String jobId, JsonObject json) {
        String reason = Inputs.text(json, "reason")
                .filter(text -> text.length() <= LONGEST_REASON)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "parcel.note-missing"));
        if (request.isUserInRole(Role.PHARMACIST.realmName())) {
            desk.release(jobId, reason, pharmacist());
        } else {
            desk.release(jobId, reason, dispatcher());
        }
    }

    /** It was too warm or too cold and comes back. */
    @POST
    @Path("{jobId}/call-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"pharmacist", "dispatcher"})
    public void callBack(@PathParam("jobId") String jobId, JsonObject nothing) {
        if (request.isUserInRole(Role.PHARMACIST.realmName())) {
            desk.callBack(jobId, pharmacist());
        } else {
            desk.callBack(jobId, dispatcher());
        }
    }

    /** It is here again; of what the driver says to have brought back, a dispatcher may say it for the pharmacy. */
    @POST
    @Path("{jobId}/received")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"pharmacist", "dispatcher"})
    public void received(@PathParam("jobId") String jobId, JsonObject nothing) {
        if (request.isUserInRole(Role.PHARMACIST.realmName())) {
            desk.receiveBack(jobId, pharmacist());
        } else {
            desk.confirmBack(jobId, dispatcher());
        }
    }

    /** It is tried once more, at the time that the list names. */
    @POST
    @Path("{jobId}/again")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("pharmacist")
    public void again(@PathParam("jobId") String jobId, JsonObject nothing) {
        desk.tryAgain(jobId, pharmacist());
    }

    private static boolean said(JsonObject json, String what) {
        return Inputs.truth(json, what)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "parcel.contents-missing"));
    }

    private Dispatcher dispatcher() {
        Caller caller = Caller.of(request);
        return new Dispatcher(new Person(caller.fhirUser(), caller.name()), organisations.of(caller));
    }

    private Pharmacist pharmacist() {
        Caller caller = Caller.of(request);
        return new Pharmacist(new Person(caller.fhirUser(), caller.name()), organisations.of(caller));
    }
}
