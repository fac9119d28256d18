package de.medicalhub.transport.roads.gateway;

import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.KnownAddress;
import de.medicalhub.transport.roads.control.Houses;
import de.medicalhub.transport.roads.control.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Searches houses; up to two letters may be wrong, one in short words, none in very short ones. */
final class FuzzyHouses implements Houses {
    private static final int MOST_OF_A_STREET = 400;
    private static final int MOST_OF_A_SEARCH = 300;
    private static final Pattern POSTCODE = Pattern.compile("\\b\\d{5}\\b");

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    FuzzyHouses(DirectoryReader reader) {
        this.reader = reader;
        searcher = new IndexSearcher(reader);
    }

    @Override
    public void close() throws IOException {
        // A search may still run; Lucene closes the files when the last one is done.
        reader.decRef();
    }

    @Override
    public Optional<KnownAddress> find(Address address) {
        String street = String.join("", Spelling.words(Spelling.street(address.line())));
        if (street.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder place = new BooleanQuery.Builder();
        if (!address.postcode().isBlank()) {
            place.add(exact("postcode", address.postcode().strip(), 2), Occur.SHOULD);
        }
        for (String word : Spelling.words(address.town())) {
            place.add(tolerant("town", word, 1), Occur.SHOULD);
        }
        String number = Spelling.number(address.line());
        Query query = new BooleanQuery.Builder()
                .add(tolerant("street", street, 10), Occur.MUST)
                .add(place.build(), Occur.MUST)
                .add(exact("number", number, 4), Occur.SHOULD)
                .build();
        List<KnownAddress> houses = search(query, MOST_OF_A_STREET, number);
        return houses.stream()
                .filter(KnownAddress::house)
                .findFirst()
                .or(() -> houses.stream()
                        .filter(house -> house.line().length() > 0
                                && house.street().equals(houses.get(0).street()))
                        .min(Comparator.comparingInt(house -> distance(house.number(), number))));
    }

    @Override
    public List<KnownAddress> suggest(String text, int most) {
        String postcode = POSTCODE.matcher(text)
                .results()
                .map(found -> found.group())
                .findFirst()
                .orElse("");
        String rest = POSTCODE.matcher(text).replaceAll(" ");
        String number = Spelling.number(rest);
        String words = rest.replaceAll("(?U)\\b\\d{1,4}\\s*[a-zA-Z]?\\b", " ");
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<String> typed = Spelling.words(words);
        if (typed.isEmpty()) {
            return List.of();
        }
        for (String word : typed) {
            query.add(
                    new BooleanQuery.Builder()
                            .add(new ConstantScoreQuery(new PrefixQuery(new Term("word", word))), Occur.SHOULD)
                            .add(tolerant("word", word, 2), Occur.SHOULD)
                            .build(),
                    Occur.MUST);
        }
        if (!postcode.isEmpty()) {
            query.add(exact("postcode", postcode, 4), Occur.SHOULD);
        }
        query.add(exact("number", number, 3), Occur.SHOULD);
        Map<String, KnownAddress> streets = new LinkedHashMap<>();
        for (KnownAddress house : search(query.build(), MOST_OF_A_SEARCH, number)) {
            KnownAddress shown = house.house()
                    ? house
                    : new KnownAddress(house.street(), "", house.postcode(), house.town(), house.position(), false);
            streets.putIfAbsent(shown.street() + "|" + house.postcode() + "|" + house.town(), shown);
        }
        return streets.values().stream().limit(most).toList();
    }

    private List<KnownAddress> search(Query query, int most, String number) {
        if (!reader.tryIncRef()) {
            return List.of();
        }
        try {
            List<KnownAddress> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
                found.add(house(searcher.storedFields().document(hit.doc), number));
            }
            return found;
        } catch (IOException fault) {
            throw new UncheckedIOException("The register of addresses cannot be read", fault);
        } finally {
            release();
        }
    }

    private void release() {
        try {
            reader.decRef();
        } catch (IOException fault) {
            throw new UncheckedIOException("The register of addresses cannot be closed", fault);
        }
    }

    private static KnownAddress house(Document stored, String number) {
        String own = stored.get("numberText");
        return new KnownAddress(
                stored.get("streetText"),
                own,
                stored.get("postcode"),
                stored.get("townText"),
                new GeoPoint(
                        stored.getField("latitude").numericValue().doubleValue(),
                        stored.getField("longitude").numericValue().doubleValue()),
                !number.isEmpty() && Spelling.number(own).equals(number));
    }

    private static Query exact(String field, String value, float weight) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, value))), weight);
    }

    /** The word itself counts for more than one that resembles it. */
    private static Query tolerant(String field, String word, float weight) {
        int wrong = word.length() > 7 ? 2 : word.length() > 3 ? 1 : 0;
        BooleanQuery.Builder either = new BooleanQuery.Builder().add(exact(field, word, 2 * weight), Occur.SHOULD);
        if (wrong > 0) {
            Query like = new FuzzyQuery(new Term(field, word), wrong, 1, MOST_OF_A_SEARCH, true);
            either.add(new BoostQuery(new ConstantScoreQuery(like), weight), Occur.SHOULD);
        }
        return either.build();
    }

    private static int distance(String one, String other) {
        return Math.abs(digits(one) - digits(other));
    }

    private static int digits(String number) {
        Matcher found = Pattern.compile("\\d{1,6}").matcher(number);
        return found.find() ? Integer.parseInt(found.group()) : 0;
    }
}
