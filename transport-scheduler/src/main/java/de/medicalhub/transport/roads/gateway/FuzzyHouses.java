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
import java.util.List;
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

/**
 * Searches houses: first the street, then the house in it. Up to two letters of street and town may be wrong, one in short
 * words, none in very short ones; what is written exactly so always goes before what only resembles it.
 */
final class FuzzyHouses implements Houses {
    private static final int MOST_OF_A_STREET = 400;
    private static final int MOST_STREETS = 100;
    /** Two streets of one name in towns of one name are the same within it. */
    private static final double ONE_TOWN_KILOMETRES = 10;

    private static final Pattern POSTCODE = Pattern.compile("\\b\\d{5}\\b");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    FuzzyHouses(DirectoryReader reader) {
        this.reader = reader;
        searcher = new IndexSearcher(reader);
    }

    /** A street of one town and postcode. */
    private record Street(String key, String townKey, String name, String postcode, String town, GeoPoint position) {
        KnownAddress shown() {
            return new KnownAddress(name, "", postcode, town, position, false, false);
        }
    }

    @Override
    public void close() throws IOException {
        // A search may still run; Lucene closes the files when the last one is done.
        reader.decRef();
    }

    @Override
    public Optional<KnownAddress> find(Address address) {
        String street = Spelling.joined(Spelling.street(address.line()));
        String town = Spelling.joined(address.town());
        String postcode = address.postcode().strip();
        if (street.isEmpty() || (town.isEmpty() && postcode.isEmpty())) {
            return Optional.empty();
        }
        String number = Spelling.number(address.line());
        return street(street, town, postcode, number).flatMap(found -> {
            boolean like = !found.key.equals(street) || !(town.isEmpty() || found.townKey.equals(town));
            List<KnownAddress> houses = houses(found, number, like);
            return houses.stream()
                    .filter(KnownAddress::house)
                    .findFirst()
                    .or(() -> houses.stream()
                            .min(Comparator.comparingInt(house -> Math.abs(digits(house.number()) - digits(number)))));
        });
    }

    /** The one that is meant: as it is written, else that with the fewest other letters. */
    private Optional<Street> street(String street, String town, String postcode, String number) {
        for (int inStreet = 0; inStreet <= wrong(street); inStreet++) {
            for (int inTown = 0; inTown <= wrong(town); inTown++) {
                BooleanQuery.Builder query = new BooleanQuery.Builder()
                        .add(is("entry", "street"), Occur.FILTER)
                        .add(like("street", street, inStreet), Occur.MUST);
                if (town.isEmpty()) {
                    query.add(is("postcode", postcode), Occur.FILTER);
                } else {
                    query.add(like("town", town, inTown), Occur.MUST);
                    query.add(is("postcode", postcode), Occur.SHOULD);
                }
                Optional<Street> found = streets(query.build()).stream()
                        .min(Comparator.comparing((Street one) -> !one.postcode.equals(postcode))
                                .thenComparing(one -> !has(one, number)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private boolean has(Street street, String number) {
        return houses(street, number, false).stream().anyMatch(KnownAddress::house);
    }

    /** Houses of that street; the one of that number first. */
    private List<KnownAddress> houses(Street street, String number, boolean like) {
        BooleanQuery.Builder query = new BooleanQuery.Builder()
                .add(is("entry", "house"), Occur.FILTER)
                .add(is("street", street.key), Occur.FILTER)
                .add(is("town", street.townKey), Occur.FILTER)
                .add(is("postcode", street.postcode), Occur.FILTER)
                .add(is("number", number), Occur.SHOULD);
        return search(query.build(), MOST_OF_A_STREET).stream()
                .map(stored -> house(stored, number, like))
                .toList();
    }

    @Override
    public List<KnownAddress> suggest(String text, int most) {
        Matcher postcode = POSTCODE.matcher(text);
        String rest = POSTCODE.matcher(text).replaceAll(" ");
        String number = Spelling.number(rest);
        List<String> typed = Spelling.words(rest.replaceAll("(?U)\\b\\d{1,4}\\s*[a-zA-Z]?\\b", " "));
        if (typed.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(is("entry", "street"), Occur.FILTER);
        for (String word : typed) {
            query.add(
                    new BooleanQuery.Builder()
                            .add(new ConstantScoreQuery(new PrefixQuery(new Term("word", word))), Occur.SHOULD)
                            .add(new BoostQuery(is("word", word), 2), Occur.SHOULD)
                            .add(like("word", word, wrong(word)), Occur.SHOULD)
                            .build(),
                    Occur.MUST);
        }
        if (postcode.find()) {
            query.add(new BoostQuery(is("postcode", postcode.group()), 4), Occur.SHOULD);
        }
        List<Street> streets = new ArrayList<>();
        for (Street found : streets(query.build())) {
            if (streets.stream().noneMatch(other -> isOne(other, found))) {
                streets.add(found);
            }
        }
        return streets.stream()
                .map(street -> number.isEmpty() ? street.shown() : shown(street, number))
                .sorted(Comparator.comparing(shown -> !shown.house()))
                .limit(most)
                .toList();
    }

    private static boolean isOne(Street one, Street other) {
        return one.key.equals(other.key)
                && one.townKey.equals(other.townKey)
                && one.position.kilometresTo(other.position) < ONE_TOWN_KILOMETRES;
    }

    private KnownAddress shown(Street street, String number) {
        return houses(street, number, false).stream()
                .filter(KnownAddress::house)
                .findFirst()
                .orElseGet(street::shown);
    }

    private List<Street> streets(Query query) {
        return search(query, MOST_STREETS).stream()
                .map(stored -> new Street(
                        stored.get("street"),
                        stored.get("town"),
                        stored.get("streetText"),
                        stored.get("postcode"),
                        stored.get("townText"),
                        position(stored)))
                .toList();
    }

    private List<Document> search(Query query, int most) {
        if (!reader.tryIncRef()) {
            return List.of();
        }
        try {
            List<Document> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
                found.add(searcher.storedFields().document(hit.doc));
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

    private static KnownAddress house(Document stored, String number, boolean like) {
        String own = stored.get("numberText");
        return new KnownAddress(
                stored.get("streetText"),
                own,
                stored.get("postcode"),
                stored.get("townText"),
                position(stored),
                !number.isEmpty() && Spelling.number(own).equals(number),
                like);
    }

    private static GeoPoint position(Document stored) {
        return new GeoPoint(
                stored.getField("latitude").numericValue().doubleValue(),
                stored.getField("longitude").numericValue().doubleValue());
    }

    private static Query is(String field, String value) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    }

    private static int wrong(String word) {
        return word.length() > 7 ? 2 : word.length() > 3 ? 1 : 0;
    }

    private static Query like(String field, String word, int wrong) {
        return wrong == 0
                ? is(field, word)
                : new ConstantScoreQuery(new FuzzyQuery(new Term(field, word), wrong, 1, MOST_STREETS, true));
    }

    private static int digits(String number) {
        Matcher found = DIGITS.matcher(number);
        return found.find() ? Integer.parseInt(found.group()) : 0;
    }
}
