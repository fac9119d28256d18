package de.medicalhub.transport.delivery.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.control.ParcelDesk;
import de.medicalhub.transport.delivery.control.ParcelDesk.Pharmacist;
import de.medicalhub.transport.delivery.control.ParcelDesk.Shown;
import de.medicalhub.transport.delivery.control.ParcelView;
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
import java.time.Clock;
import java.util.List;

/** Bags of medicines: for the pharmacy that packed them, and to look at for the dispatcher who drives them. */
@Path("parcels")
@Produces(MediaType.APPLICATION_JSON)
public class ParcelsResource {
    private static final int LONGEST_REASON = 500;

    @Inject
    private ParcelDesk desk;

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

    /** It was too warm or too cold and may be handed over all the same: {@code reason}. */
    @POST
    @Path("{jobId}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("pharmacist")
    public void release(@PathParam("jobId") String jobId, JsonObject json) {
        String reason = Inputs.text(json, "reason")
                .filter(text -> text.length() <= LONGEST_REASON)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "parcel.note-missing"));
        desk.release(jobId, reason, pharmacist());
    }

    /** It was too warm or too cold and comes back. */
    @POST
    @Path("{jobId}/call-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("pharmacist")
    public void callBack(@PathParam("jobId") String jobId, JsonObject nothing) {
        desk.callBack(jobId, pharmacist());
    }

    /** It is here again; of what the driver says to have brought back, a dispatcher may say it for the pharmacy. */
    @POST
    @Path("{jobId}/received")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"pharmacist", "dispatcher"})
    public void received(@PathParam("jobId") String jobId, JsonObject nothing) {
        Pharmacist who = pharmacist();
        if (request.isUserInRole(Role.PHARMACIST.realmName())) {
            desk.receiveBack(jobId, who);
        } else {
            desk.confirmBack(jobId, who.person(), who.pharmacies());
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

    private Pharmacist pharmacist() {
        Caller caller = Caller.of(request);
        return new Pharmacist(new Person(caller.fhirUser(), caller.name()), organisations.of(caller));
    }
}
