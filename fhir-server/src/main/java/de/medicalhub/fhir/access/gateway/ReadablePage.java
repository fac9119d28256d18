package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.method.ResponsePage.ResponsePageBuilder;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;

/** One page of a search as the engine asks for it; made of what the caller may find, and nothing else. */
final class ReadablePage implements IBundleProvider {
    private final String uuid;
    private final Optional<Integer> total;
    private final Source source;
    private final Date published;

    /**
     * @param total if it was asked for and is known
     */
    ReadablePage(String uuid, Optional<Integer> total, Date published, Source source) {
        this.uuid = uuid;
        this.total = total;
        this.published = published;
        this.source = source;
    }

    /** Where matches come from. */
    interface Source {
        /** The matches from one place to another. */
        Part part(int from, int to);
    }

    /**
     * @param shown matches, as shown
     * @param companions as shown
     * @param more whether there are further matches
     */
    record Part(List<IBaseResource> shown, List<IBaseResource> companions, boolean more) {}

    @Override
    public List<IBaseResource> getResources(int from, int to, ResponsePageBuilder page) {
        Part part = source.part(from, to);
        // The engine offers a next page if more has been found than was asked for.
        page.setTotalRequestedResourcesFetched(part.more() ? to - from + 1 : 0);
        List<IBaseResource> resources = new ArrayList<>(part.shown());
        resources.addAll(part.companions());
        return resources;
    }

    @Override
    public List<IBaseResource> getResources(int from, int to) {
        return getResources(from, to, new ResponsePageBuilder());
    }

    @Override
    public IPrimitiveType<Date> getPublished() {
        return new InstantType(published);
    }

    @Override
    public String getUuid() {
        return uuid;
    }

    @Override
    public @Nullable Integer preferredPageSize() {
        return null;
    }

    @Override
    public @Nullable Integer size() {
        return total.orElse(null);
    }
}
