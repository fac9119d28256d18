package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.Substance;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import de.medicalhub.portal.medication.entity.Dosage;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.FreeText;
import de.medicalhub.portal.medication.entity.Issuer;
import de.medicalhub.portal.medication.entity.Line;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Observations;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.Product;
import de.medicalhub.portal.medication.entity.Recipe;
import de.medicalhub.portal.medication.entity.Rule;
import de.medicalhub.portal.medication.entity.Section;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one page, or a plan of one page, from its XML (M1, M2). One object reads one text. */
public final class PlanReader {
    private static final String VERSIONS = "02[3-8]";

    private final XMLStreamReader xml;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    private PlanReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads bytes, such as a file.
     *
     * @throws UnreadablePlanException if they are no plan
     */
    public static Reading read(byte[] bytes) {
        return read(PlanText.decode(bytes));
    }

    /**
     * Reads text, such as the content of a DataMatrix.
     *
     * @throws UnreadablePlanException if it is no plan
     */
    public static Reading read(String text) {
        String bare = PlanText.bare(text);
        try {
            return new PlanReader(hardened().createXMLStreamReader(new StringReader(bare))).plan();
        } catch (XMLStreamException e) {
            // Without its cause: a parser's message may quote the plan.
            throw new UnreadablePlanException(Reason.BROKEN);
        }
    }

    /** The JDK's own parser, whatever the server puts in front of it. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private Reading plan() throws XMLStreamException {
        xml.nextTag();
        Element root = element(0, 0);
        if (!root.name().equals("MP")) {
            throw new UnreadablePlanException(Reason.NO_PLAN);
        }
        PrintHead head = head(root);
        Person person = person(child("P"));
        end();
        Issuer issuer = issuer(child("A"));
        end();
        Observations observations = Observations.NONE;
        boolean observed = false;
        while (next()) {
            if (xml.getLocalName().equals("S")) {
                section(element(sections.size() + 1, 0));
            } else if (xml.getLocalName().equals("O") && sections.isEmpty() && !observed) {
                observed = true;
                observations = observations(element(0, 0));
                end();
            } else {
                throw new UnreadablePlanException(Reason.STRUCTURE);
            }
        }
        if (xml.next() != XMLStreamReader.END_DOCUMENT) {
            throw new UnreadablePlanException(Reason.STRUCTURE);
        }
        return new Reading(new MedicationPlan(head, person, issuer, observations, sections), findings);
    }

    private PrintHead head(Element root) {
        PrintHead head = new PrintHead(
                root.take("v"), root.take("p"), root.take("U"), root.take("a"), root.take("z"), root.take("l"));
        if (!head.version().matches(VERSIONS)) {
            throw new UnreadablePlanException(Reason.VERSION);
        }
        root.reportRest(findings);
        return head;
    }

    private Person person(Element p) {
        Person person = new Person(
                p.take("g"),
                p.take("f"),
                p.take("egk"),
                p.take("b"),
                p.take("s"),
                p.take("t"),
                p.take("v"),
                p.take("z"));
        p.reportRest(findings);
        return person;
    }

    private Issuer issuer(Element a) {
        Issuer issuer = new Issuer(
                a.take("lanr"),
                a.take("idf"),
                a.take("kik"),
                a.take("n"),
                a.take("s"),
                a.take("z"),
                a.take("c"),
                a.take("p"),
                a.take("e"),
                a.take("t"));
        a.reportRest(findings);
        return issuer;
    }

    private Observations observations(Element o) {
        Observations observations = new Observations(
                o.take("ai"), o.take("p"), o.take("b"), o.take("w"), o.take("h"), o.take("c"), o.take("x"));
        o.reportRest(findings);
        return observations;
    }

    private void section(Element s) throws XMLStreamException {
        Section heading = new Section(s.take("c"), s.take("t"), List.of());
        s.reportRest(findings);
        List<Line> lines = new ArrayList<>();
        while (next()) {
            lines.add(line(element(sections.size() + 1, lines.size() + 1)));
        }
        sections.add(heading.with(lines));
    }

    private Line line(Element element) throws XMLStreamException {
        if (element.name().equals("M")) {
            return entry(element);
        }
        Line line = switch (element.name()) {
            case "X" -> new FreeText(element.take("t"));
            case "R" -> new Recipe(element.take("t"), element.take("x"));
            default -> throw new UnreadablePlanException(Reason.STRUCTURE);
        };
        element.reportRest(findings);
        end();
        return line;
    }

    private Entry entry(Element m) throws XMLStreamException {
        List<Substance> substances = new ArrayList<>();
        while (next()) {
            Element w = element(m.place().section(), m.place().line());
            if (!w.name().equals("W")) {
                throw new UnreadablePlanException(Reason.STRUCTURE);
            }
            substances.add(new Substance(w.take("w"), w.take("s")));
            w.reportRest(findings);
            end();
        }
        Entry entry = new Entry(
                new Product(m.take("p"), m.take("a"), m.take("f"), m.take("fd"), substances),
                new Dosage(
                        m.take("wo"),
                        m.take("m"),
                        m.take("d"),
                        m.take("v"),
                        m.take("h"),
                        m.take("t"),
                        m.take("du"),
                        m.take("dud")),
                m.take("i"),
                m.take("r"),
                m.take("x"));
        m.reportRest(findings);
        return entry;
    }

    private Element element(int section, int line) {
        return new Element(xml, section, line);
    }

    private Element child(String name) throws XMLStreamException {
        if (!next() || !xml.getLocalName().equals(name)) {
            throw new UnreadablePlanException(Reason.STRUCTURE);
        }
        return element(0, 0);
    }

    /** To the next child, or to the end of the element; text on the way is reported (M1). */
    private boolean next() throws XMLStreamException {
        int event = xml.next();
        while (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.SPACE) {
            if (!xml.isWhiteSpace()) {
                findings.add(new Finding(Rule.UNKNOWN_TEXT, Place.of("MP", "")));
            }
            event = xml.next();
        }
        if (event != XMLStreamReader.START_ELEMENT && event != XMLStreamReader.END_ELEMENT) {
            throw new UnreadablePlanException(Reason.FORBIDDEN);
        }
        return event == XMLStreamReader.START_ELEMENT;
    }

    private void end() throws XMLStreamException {
        if (next()) {
            throw new UnreadablePlanException(Reason.STRUCTURE);
        }
    }
}
