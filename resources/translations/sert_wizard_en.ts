<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BaseIsoPage</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n driver package(s)</source>
        <translation>
            <numerusform>%n driver package</numerusform>
            <numerusform>%n driver packages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message numerus="yes">
        <source>%n driver package(s) out</source>
        <translation>
            <numerusform>%n driver package out</numerusform>
            <numerusform>%n driver packages out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) or file(s) added</source>
        <translation>
            <numerusform>%n package or file added</numerusform>
            <numerusform>%n packages or files added</numerusform>
        </translation>
    </message>
</context>
</TS>
