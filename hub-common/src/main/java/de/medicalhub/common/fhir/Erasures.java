package de.medicalhub.common.fhir;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * What the FHIR server has erased ({@code Patient/$erased}), for a module that holds more about it in its own tables.
 *
 * @param position up to which this tells; to be kept, and asked with the next time
 * @param isMore whether more has been erased since
 * @param references such as {@code Task/12}
 */
public record Erasures(int position, boolean isMore, Set<String> references) {
    /** Keeps its own copy. */
    public Erasures {
        references = Set.copyOf(references);
    }

    /**
     * Asks for what was erased after a position.
     *
     * @param client with the module's own token
     * @param position 0 from the beginning
     */
    public static Erasures after(IGenericClient client, int position) {
        return of(client.operation()
                .onType(Patient.class)
                .named("$erased")
                .withParameter(Parameters.class, "after", new IntegerType(position))
                .useHttpGet()
                .cacheControl(CacheControlDirective.noCache())
                .execute());
    }

    /**
     * Takes over all that was erased since the last time; nothing is missed, and twice does no harm.
     *
     * @param position up to which the module knows it
     * @param after asks for what was erased after a position
     * @param erase takes it out of the module's tables and keeps its position, in one transaction
     */
    public static void follow(IntSupplier position, IntFunction<Erasures> after, Consumer<Erasures> erase) {
        boolean isMore = true;
        while (isMore) {
            int known = position.getAsInt();
            Erasures news = after.apply(known);
            if (news.position() > known) {
                erase.accept(news);
            }
            isMore = news.isMore();
        }
    }

    /** The ids of those of a type, such as {@code Task}. */
    public Set<String> ids(String type) {
        String before = type + "/";
        return references.stream()
                .filter(reference -> reference.startsWith(before))
                .map(reference -> reference.substring(before.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Erasures of(Parameters answer) {
        Set<String> references = answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("reference"))
                .map(parameter -> ((Reference) parameter.getValue()).getReference())
                .collect(Collectors.toSet());
        return new Erasures(
                ((IntegerType) answer.getParameter("position").getValue()).getValue(),
                ((BooleanType) answer.getParameter("more").getValue()).booleanValue(),
                references);
    }
}
