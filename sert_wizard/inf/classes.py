"""Device setup classes by their GUIDs.

Source: Microsoft, "System-Defined Device Setup Classes Available to Vendors" and "... Reserved for
System Use".
"""

from __future__ import annotations

NET_CLASS = "{4d36e972-e325-11ce-bfc1-08002be10318}"

#: Most of the classes share all but four digits of their GUIDs.
_COMMON = {
    "64": "Adapter",
    "65": "CDROM",
    "66": "Computer",
    "67": "DiskDrive",
    "68": "Display",
    "69": "FDC",
    "6a": "HDC",
    "6b": "Keyboard",
    "6c": "MEDIA",
    "6d": "Modem",
    "6e": "Monitor",
    "6f": "Mouse",
    "70": "MTD",
    "71": "MultiFunction",
    "72": "Net",
    "73": "NetClient",
    "74": "NetService",
    "75": "NetTrans",
    "77": "PCMCIA",
    "78": "Ports",
    "79": "Printer",
    "7b": "SCSIAdapter",
    "7d": "System",
    "7e": "Unknown",
    "80": "FloppyDisk",
}

CLASS_OF_GUID = {
    **{f"{{4d36e9{n}-e325-11ce-bfc1-08002be10318}}": name for n, name in _COMMON.items()},
    "{5989fce8-9cd0-467d-8a6a-5419e31529d4}": "AudioProcessingObject",
    "{c166523c-fe0c-4a94-a586-f1a80cfbbf3e}": "AudioEndpoint",
    "{72631e54-78a4-11d0-bcf7-00aa00b7b32a}": "Battery",
    "{53d29ef7-377c-4d14-864b-eb3a85769359}": "Biometric",
    "{e0cbf06c-cd8b-4647-bb8a-263b43f0f974}": "Bluetooth",
    "{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}": "Camera",
    "{48721b56-6795-11d2-b1a8-0080c72e74a2}": "Dot4",
    "{49ce6ac8-6f86-11d2-b1e5-0080c72e74a2}": "Dot4Print",
    "{c459df55-db08-11d1-b009-00a0c9081ff6}": "Enum1394",
    "{e2f84ce7-8efa-411c-aa69-97454ca4cb57}": "Extension",
    "{745a17a0-74d3-11d0-b6fe-00a0c90f57da}": "HIDClass",
    "{6bdd1fc6-810f-11d0-bec7-08002be2092f}": "Image",
    "{6bdd1fc5-810f-11d0-bec7-08002be2092f}": "Infrared",
    "{8ecc055d-047f-11d1-a537-0000f8753ed1}": "LegacyDriver",
    "{ce5939ae-ebde-11d0-b181-0000f8753ec4}": "MediumChanger",
    "{50906cb8-ba12-11d1-bf5d-0000f805f530}": "MultiportSerial",
    "{4658ee7e-f050-11d1-b6bd-00c04fa372a7}": "PNPPrinters",
    "{1ed2bbf9-11f0-4084-b21f-ad83a8e6dcdc}": "PrintQueue",
    "{50127dc3-0f36-415e-a6cc-4cb3be910b65}": "Processor",
    "{d48179be-ec20-11d1-b6b8-00c04fa372a7}": "SBP2",
    "{268c95a1-edfe-11d3-95c3-0010dc4050a5}": "SecurityAccelerator",
    "{5175d334-c371-4806-b3ba-71fd53c9258d}": "Sensor",
    "{50dd5230-ba8a-11d1-bf5d-0000f805f530}": "SmartCardReader",
    "{5c4c3332-344d-483c-8739-259e934c9cc8}": "SoftwareComponent",
    "{62f9c741-b25a-46ce-b54c-9bccce08b6f2}": "SoftwareDevice",
    "{6d807884-7d21-11cf-801c-08002be10318}": "TapeDrive",
    "{36fc9e60-c465-11cf-8056-444553540000}": "USB",
    "{88bae032-5a81-49f0-bc3d-a4ff138216d6}": "USBDevice",
    "{71a27cdd-812a-11d0-bec7-08002be2092f}": "Volume",
    "{533c5b84-ec70-11d2-9505-00c04f79deaf}": "VolumeSnapshot",
    "{25dbce51-6c8f-4a72-8a6d-b54c2b4fc835}": "WCEUSBS",
    "{eec5ad98-8080-425f-922a-dabf3de3f69a}": "WPD",
    "{6bdd1fc1-810f-11d0-bec7-08002be2092f}": "1394",
    "{7ebefbc0-3200-11d2-b4c2-00a0c9697d07}": "61883",
    "{c06ff265-ae09-48f0-812c-16753d7cba83}": "AVC",
}
