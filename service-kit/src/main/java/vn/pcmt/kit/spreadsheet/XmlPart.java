package vn.pcmt.kit.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;

/** One XML part of an XLSX file, read forward. Document types, and with them entities, are refused. */
final class XmlPart implements AutoCloseable {

    /** As much as a cell holds in Excel. */
    private static final int LONGEST_TEXT = 32_767;

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream stream;
    private final XMLStreamReader xml;

    XmlPart(InputStream stream) throws IOException {
        this.stream = stream;
        try {
            xml = FACTORY.createXMLStreamReader(stream);
        } catch (XMLStreamException malformed) {
            stream.close();
            throw Spreadsheet.damaged();
        }
    }

    private static XMLInputFactory factory() {
        // The one of the JDK, whatever else is on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Goes on to the next event; false at the end. */
    boolean next() {
        try {
            if (!xml.hasNext()) {
                return false;
            }
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Refusal(Refusal.Kind.INVALID, "xlsx-entities");
            }
            return true;
        } catch (XMLStreamException malformed) {
            throw Spreadsheet.damaged();
        }
    }

    boolean starts(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /** An attribute that has to be there. */
    String attribute(String name) {
        return required(optional(name));
    }

    String attribute(String namespace, String name) {
        return required(xml.getAttributeValue(namespace, name));
    }

    @Nullable
    String optional(String name) {
        return xml.getAttributeValue(null, name);
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw Spreadsheet.damaged();
        }
        return value;
    }

    /** All text within an element that has just started, up to its end; without how it is pronounced. */
    String text(String element) {
        StringBuilder text = new StringBuilder();
        boolean pronounced = false;
        while (next()) {
            if (ends(element)) {
                return text.toString();
            }
            if (starts("rPh") || ends("rPh")) {
                pronounced = xml.isStartElement();
            } else if (xml.isCharacters() && !pronounced) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > LONGEST_TEXT) {
                    throw Spreadsheet.damaged();
                }
            }
        }
        throw Spreadsheet.damaged();
    }

    /** How much of the part has been read, in characters. */
    int offset() {
        return Math.max(0, xml.getLocation().getCharacterOffset());
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
