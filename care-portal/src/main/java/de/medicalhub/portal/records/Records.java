package de.medicalhub.portal.records;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.FhirMeter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads and asks the FHIR server as the current user. */
@RequestScoped
public class Records {
    /** Of some hundred entries each: more than a district has. */
    private static final int DIRECTORY_PAGES = 20;

    @Inject
    private CurrentUser user;

    @Inject
    private FhirMeter meter;

    /** One search, such as {@code Task?owner=Organization/a}. */
    public Resources search(String query) {
        return Resources.of(first(query));
    }

    private Bundle first(String query) {
        return guarded(() ->
                user.fhir().search().byUrl(query).returnBundle(Bundle.class).execute());
    }

    private Bundle following(Bundle page) {
        return guarded(() -> user.fhir().loadPage().next(page).execute());
    }

    /**
     * One search with as many of its pages as are wanted, each read when it is asked for.
     *
     * @return the pages, one after the other
     */
    public Iterator<Resources> walk(String query) {
        return new Iterator<>() {
            private @Nullable Bundle last;

            @Override
            public boolean hasNext() {
                return last == null || last.getLink(Bundle.LINK_NEXT) != null;
            }

            @Override
            public Resources next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Bundle before = last;
                Bundle page = before == null ? first(query) : following(before);
                last = page;
                return Resources.of(page);
            }
        };
    }

    /** Several searches in one request; what the user may not read stays away (R1). */
    public Resources searchAll(List<String> queries) {
        return queries.isEmpty() ? Resources.of() : Resources.of(batch(queries));
    }

    private Bundle batch(List<String> queries) {
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        queries.forEach(query ->
                batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(query));
        return BatchAnswer.checked(
                guarded(() -> user.fhir().transaction().withBundle(batch).execute()));
    }

    /**
     * The same, with all further pages of each search: for what must not be missed (R6).
     *
     * @param pages how many more of each at most, so that a mistake does not read the whole store
     */
    public Resources searchWhole(List<String> queries, int pages) {
        return whole(queries, queries.size(), pages);
    }

    /**
     * Several searches in one request, of the directory with all further pages: who is missing there cannot be chosen (R6).
     *
     * @param queries of which the first page is enough
     */
    public Resources searchAll(List<String> queries, List<String> directory) {
        List<String> all = new ArrayList<>(directory);
        all.addAll(queries);
        return whole(all, directory.size(), DIRECTORY_PAGES);
    }

    private Resources whole(List<String> queries, int some, int pages) {
        return queries.isEmpty()
                ? Resources.of()
                : Resources.of(BatchAnswer.whole(batch(queries), some, pages, this::following)
                        .toArray(Bundle[]::new));
    }

    /** Several searches, and numbers of matches of others, in one request. */
    public Counted searchAndCount(List<String> queries, List<String> counts) {
        List<String> all = Stream.concat(queries.stream(), counts.stream().map(query -> query + "&_summary=count"))
                .toList();
        return all.isEmpty() ? new Counted(Resources.of(), List.of()) : Counted.of(batch(all), queries.size());
    }

    /**
     * Asks an operation of a type that reads only.
     *
     * @param name with the dollar sign, such as {@code $numbers}
     */
    public Parameters ask(Class<? extends IBaseResource> type, String name, Parameters input) {
        return guarded(() -> user.fhir()
                .operation()
                .onType(type)
                .named(name)
                .withParameters(input)
                .useHttpGet()
                .execute());
    }

    /**
     * Calls an operation of one resource.
     *
     * @param id such as {@code Task/12}
     * @param name with the dollar sign, such as {@code $answer}
     */
    public Outcome operate(String id, String name, Parameters input) {
        return operated(() -> user.fhir()
                .operation()
                .onInstance(new IdType(id))
                .named(name)
                .withParameters(input)
                .execute());
    }

    /**
     * Calls an operation of a type.
     *
     * @param name with the dollar sign
     */
    public Outcome operateOn(String type, String name, Parameters input) {
        return operated(() -> user.fhir()
                .operation()
                .onType(type)
                .named(name)
                .withParameters(input)
                .execute());
    }

    private static Outcome operated(Supplier<Parameters> operation) {
        try {
            return Outcome.done(operation.get());
        } catch (FhirClientConnectionException e) {
            throw silent(e);
        } catch (BaseServerResponseException e) {
            return Outcome.refused(refused(e));
        }
    }

    /**
     * Writes all entries of a transaction or none (R2); an entry with {@code ifMatch} is refused if another was quicker. So is a
     * transaction of one entry with {@code ifNoneExist}, if there is such a resource already.
     */
    public Stored store(Bundle transaction) {
        try {
            return Stored.of(
                    transaction,
                    user.fhir().transaction().withBundle(transaction).execute());
        } catch (FhirClientConnectionException e) {
            throw silent(e);
        } catch (BaseServerResponseException e) {
            return new Stored(List.of(), Optional.of(refused(e)));
        }
    }

    /** Adds one resource by itself, which takes less memory than a transaction where it is large. */
    public Stored add(Resource resource) {
        try {
            return new Stored(
                    List.of(user.fhir()
                            .create()
                            .resource(resource)
                            .prefer(PreferReturnEnum.MINIMAL)
                            .execute()
                            .getId()
                            .toUnqualifiedVersionless()
                            .getValue()),
                    Optional.empty());
        } catch (FhirClientConnectionException e) {
            throw silent(e);
        } catch (BaseServerResponseException e) {
            return new Stored(List.of(), Optional.of(refused(e)));
        }
    }

    /** The content of a document; empty if it is not there for this user. */
    public Optional<Binary> content(String reference) {
        try {
            return Optional.of(user.fhir()
                    .read()
                    .resource(Binary.class)
                    .withId(new IdType(reference).getIdPart())
                    .execute());
        } catch (FhirClientConnectionException e) {
            throw silent(e);
        } catch (BaseServerResponseException e) {
            ProblemKind kind = refused(e).kind();
            if (kind == ProblemKind.NOT_FOUND || kind == ProblemKind.GONE || kind == ProblemKind.FORBIDDEN) {
                return Optional.empty();
            }
            throw new HubException(kind, "The records refuse the document.", e);
        }
    }

    private static Refusal refused(BaseServerResponseException answer) {
        Refusal refusal = Refusal.of(answer);
        if (refusal.kind() == ProblemKind.FAULT || refusal.kind() == ProblemKind.UNAVAILABLE) {
            throw new HubException(refusal.kind(), "The records answer with an error.", answer);
        }
        return refusal;
    }

    /** Creates several at once, all or none; empty if the server took them (R2). */
    public Optional<Refusal> createAll(List<? extends Resource> created) {
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        created.forEach(resource -> transaction
                .addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType()));
        return store(transaction).refusal();
    }

    /**
     * The same as {@link #keep}, for whom it does not matter where the resource stands.
     *
     * @return why not, if it was refused
     */
    public Optional<Refusal> save(Resource resource) {
        return keep(resource).refusal();
    }

    /** Creates the resource, or writes a new version provided that nobody else has since it was read. */
    public Saved keep(Resource resource) {
        try {
            IIdType id = resource.getIdElement();
            MethodOutcome outcome = id.hasIdPart()
                    ? user.fhir()
                            .update()
                            .resource(resource)
                            .withAdditionalHeader("If-Match", "W/\"" + id.getVersionIdPart() + "\"")
                            .execute()
                    : user.fhir().create().resource(resource).execute();
            return Saved.at(outcome.getId().toUnqualified().getValue());
        } catch (FhirClientConnectionException e) {
            throw silent(e);
        } catch (BaseServerResponseException e) {
            return Saved.refused(refused(e));
        }
    }

    private <T> T guarded(Supplier<T> question) {
        try {
            return meter.time(question);
        } catch (FhirClientConnectionException e) {
            throw silent(e);
        } catch (BaseServerResponseException e) {
            throw new HubException(Refusal.kind(e.getStatusCode()), "The records refuse the question.", e);
        }
    }

    private static HubException silent(FhirClientConnectionException cause) {
        return new HubException(ProblemKind.UNAVAILABLE, "The records do not answer at the moment.", cause);
    }
}
